"""Insurers are found as people call them, under one name each; everyday words are no insurers."""

from collections.abc import Callable

import pytest

Said = list[tuple[str, str | int]]
Read = Callable[[str, str], Said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We've got Aetna PPO through work", [("Aetna", "Aetna")]),
        ("does blue cross/blue shield pay", [("blue cross/blue shield", "Blue Cross Blue Shield")]),
        ("BCBS of Michigan", [("BCBS of Michigan", "Blue Cross Blue Shield of Michigan")]),
        (
            "blue cross of illinois denied it",
            [("blue cross of illinois", "Blue Cross Blue Shield of Illinois")],
        ),
        ("our insurance is united", [("united", "UnitedHealthcare")]),
        ("United denied the claim", [("United", "UnitedHealthcare")]),
        ("I have UHC community plan", [("UHC community plan", "UnitedHealthcare")]),
        ("cigna/evernorth", [("cigna/evernorth", "Cigna")]),
        ("Evernorth sent a letter", [("Evernorth", "Cigna")]),
        ("anthem bcbs hmo", [("anthem bcbs", "Anthem")]),
        ("kaiser permanente norcal", [("kaiser permanente", "Kaiser Permanente")]),
        ("Humana gold plus", [("Humana", "Humana")]),
        ("mollina of texas", [("mollina", "Molina Healthcare")]),
        ("centene", [("centene", "Ambetter")]),
        ("we are Tricare families", [("Tricare", "TRICARE")]),
        ("ChampVA?", [("ChampVA", "CHAMPVA")]),
        ("medicaid pending", [("medicaid", "Medicaid")]),
        ("she has medical assistance in PA", [("medical assistance", "Medicaid")]),
        ("medical cards and medi-cal", [("medi-cal", "Medicaid")]),
        ("Original Medicare plus a medigap", [("Original Medicare", "Medicare")]),
        ("medicare adv", [("medicare", "Medicare")]),
        (
            "a medicare advantage plan from humana",
            [("medicare advantage", "Medicare Advantage"), ("humana", "Humana")],
        ),
        ("my kid has chip", [("chip", "CHIP")]),
        ("CHIP or medicaid?", [("CHIP", "CHIP"), ("medicaid", "Medicaid")]),
        ("florida blue bronze", [("florida blue", "Florida Blue")]),
        ("highmark and upmc", [("highmark", "Highmark"), ("upmc", "UPMC Health Plan")]),
        ("premera", [("premera", "Premera Blue Cross")]),
        ("we use oscar health", [("oscar health", "Oscar Health")]),
        ("is tenncare ok", [("tenncare", "Medicaid")]),
        ("HIP 2.0 in Indiana", [("HIP", "Medicaid")]),
        ("blueshield of california", [("blueshield of california", "Blue Shield of California")]),
        ("he gets VA benefits", [("VA benefits", "VA health care")]),
    ],
)
def test_an_insurer_is_found_under_the_name_people_use(read: Read, text: str, said: Said) -> None:
    assert read("insurer", text) == said


@pytest.mark.parametrize(
    "text",
    [
        "My son Oscar is 15",
        "we live in the united states",
        "we are united on this",
        "she ate a chocolate chip cookie",
        "can we chip in for gas",
        "his hip hurts",
        "she is a star",
        "the beacon on the hill",
        "a clover in the field",
        "the horizon looks better",
        "bright days ahead",
        "she sang the national anthem",
        "I have access to his chart",
        "do you take insurance",
        "what is a premium",
        "our plan changed",
        "private pay only",
        "no insurance at all",
        "who can I call",
        "self pay rates",
    ],
)
def test_everyday_words_are_no_insurers(read: Read, text: str) -> None:
    assert read("insurer", text) == []
