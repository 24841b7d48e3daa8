"""Conditions are found in everyday words and slips; the same words with another sense are none."""

from collections.abc import Callable

import pytest

Said = list[tuple[str, str | int]]
Read = Callable[[str, str], Said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("is depression covered", [("depression", "depression")]),
        ("shes so depressed", [("depressed", "depression")]),
        ("depresion and anxity", [("depresion", "depression"), ("anxity", "anxiety")]),
        ("bi-polar disorder", [("bi-polar disorder", "bipolar")]),
        ("bipolar", [("bipolar", "bipolar")]),
        ("OCD", [("OCD", "ocd")]),
        ("has c-ptsd from the army", [("c-ptsd", "ptsd")]),
        ("my brother is schizophrenic", [("schizophrenic", "schizophrenia")]),
        ("skitzophrenia", [("skitzophrenia", "schizophrenia")]),
        ("ADHD and autistic", [("ADHD", "adhd"), ("autistic", "autism")]),
        ("has add", [("add", "adhd")]),
        ("his drinking", [("drinking", "alcohol_use")]),
        ("alcoholic dad", [("alcoholic", "alcohol_use")]),
        ("addicted to pills", [("addicted", "drug_use"), ("pills", "drug_use")]),
        ("heroin relapse", [("heroin", "opioid_use")]),
        ("on suboxone", [("suboxone", "opioid_use")]),
        ("she cuts herself", [("cuts herself", "self_harm")]),
        ("self-harm history", [("self-harm", "self_harm")]),
        ("self harming again", [("self harming", "self_harm")]),
        ("anorexic teen", [("anorexic", "eating_disorder")]),
        ("binge eating", [("binge eating", "eating_disorder")]),
        ("ARFID?", [("ARFID", "eating_disorder")]),
        ("panic attacks at night", [("panic attacks", "panic")]),
        ("borderline personality disorder", [("borderline personality disorder", "borderline")]),
        ("postpartum depression", [("postpartum depression", "postpartum_depression")]),
        ("he hears voices", [("hears voices", "psychosis")]),
        ("gambling problem", [("gambling", "gambling")]),
        ("still grieving her mom", [("grieving", "grief")]),
        ("major depressive disorder", [("major depressive disorder", "depression")]),
        ("social anxiety", [("social anxiety", "anxiety")]),
        ("shizophrenia", [("shizophrenia", "schizophrenia")]),
        ("marijuana every day", [("marijuana", "drug_use")]),
        ("suicidal last month", [("suicidal", "suicidality")]),
        ("manic since friday", [("manic", "bipolar")]),
    ],
)
def test_a_condition_is_found_in_everyday_words(read: Read, text: str, said: Said) -> None:
    assert read("condition", text) == said


@pytest.mark.parametrize(
    "text",
    [
        "he needs help",
        "can you add me to the list",
        "add a phone number",
        "drinking water is allowed?",
        "cutting costs",
        "cutting back on hours",
        "she is sad",
        "we use zoom",
        "coke or pepsi",
        "the pot is boiling",
        "I am worried sick",
        "what should we bring",
        "is it crowded",
        "cut the bill",
        "he is using the app",
        "they are tired",
        "what meds are ok",
        "she can't sleep",
        "he is angry all day",
        "the school called",
        "no more hospital",
    ],
)
def test_other_senses_of_the_words_are_no_conditions(read: Read, text: str) -> None:
    assert read("condition", text) == []
