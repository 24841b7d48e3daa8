"""Kin words are found each by itself, and the writer where they are the one who needs care."""

from collections.abc import Callable

import pytest

Said = list[tuple[str, str | int]]
Read = Callable[[str, str], Said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("my son", [("son", "son")]),
        ("our daughter", [("daughter", "daughter")]),
        ("my wifes iop", [("wifes", "wife")]),
        ("hubby is home", [("hubby", "husband")]),
        ("my mom's doctor", [("mom", "mother")]),
        ("stepson", [("stepson", "son")]),
        ("my grand-daughter", [("grand-daughter", "grandchild")]),
        ("my bf drinks", [("bf", "partner")]),
        ("my best friend", [("best friend", "friend")]),
        ("a friend needs it", [("friend", "friend")]),
        ("it's for me", [("me", "self")]),
        ("looking for myself", [("myself", "self")]),
        ("for me please", [("me", "self")]),
        ("I'm the patient", [("I", "self")]),
        ("sister-in-law", [("sister-in-law", "sister")]),
        ("my ex husband", [("ex husband", "husband")]),
        ("my little girl", [("little girl", "daughter")]),
        ("my teen", [("teen", "child")]),
        ("our kid is home", [("kid", "child")]),
        ("my partner of ten years", [("partner", "partner")]),
        ("fiancé starts monday", [("fiancé", "partner")]),
        ("dauther", [("dauther", "daughter")]),
        ("husbend", [("husbend", "husband")]),
        ("grandma needs help", [("grandma", "grandparent")]),
        ("my uncle", [("uncle", "uncle")]),
        ("my nephew and niece", [("nephew", "nephew"), ("niece", "niece")]),
        ("step-dad", [("step-dad", "father")]),
        ("my foster son", [("foster son", "son")]),
        ("my daughter Emma is sad", [("daughter", "daughter")]),
        ("my parents", [("parents", "parent")]),
        ("a loved one", [("loved one", "loved_one")]),
        ("my 15 year old boy", [("boy", "son")]),
    ],
)
def test_who_it_is_about_is_found_by_the_kin_word(read: Read, text: str, said: Said) -> None:
    assert read("relation", text) == said


@pytest.mark.parametrize(
    "text",
    [
        "as a parent what do i do",
        "I'm a single mom",
        "groups for parents",
        "support group for moms",
        "the partner company",
        "send me the list",
        "tell me more",
        "can you help me find one",
        "what can you do for me",
        "is it hard for me to visit",
        "by myself at night",
        "do it myself",
        "teen program",
        "family therapy",
        "who is it for",
        "a user friendly site",
        "he and she",
        "they said no",
        "us",
        "people like us",
    ],
)
def test_words_about_families_in_general_name_nobody(read: Read, text: str) -> None:
    assert read("relation", text) == []
