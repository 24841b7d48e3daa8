"""How old somebody is, in numbers and in words; prices, weeks and hours are no ages."""

from collections.abc import Callable

import pytest

Said = list[tuple[str, str | int]]
Read = Callable[[str, str], Said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("my 15 year old", [("15 year old", 15)]),
        ("15yo daughter", [("15yo", 15)]),
        ("she is 34", [("34", 34)]),
        ("He's 29 and lives with us", [("29", 29)]),
        ("just turned 18", [("18", 18)]),
        ("in her seventies", [("seventies", "70s")]),
        ("my husband is 52", [("52", 52)]),
        ("mom, 68, depressed", [("68", 68)]),
        ("a 13-year-old boy", [("13-year-old", 13)]),
        ("sixteen year old twins", [("sixteen year old", 16)]),
        ("Age: 45", [("45", 45)]),
        ("at the age of 19", [("19", 19)]),
        ("son (17)", [("17", 17)]),
        ("for ages 12-17", [("12-17", "12-17")]),
        ("13 to 18 year olds", [("13 to 18 year olds", "13-18")]),
        ("he is in his early 20s", [("20s", "20s")]),
        ("a woman in her mid-thirties", [("thirties", "30s")]),
        ("my teenage son", [("teenage", "teens")]),
        ("she'll be 21 in june", [("21", 21)]),
        ("shes only 14", [("14", 14)]),
        ("im 47 and worn out", [("47", 47)]),
        ("I am 63", [("63", 63)]),
        ("dad turns 80 next week", [("80", 80)]),
        ("22 y/o male", [("22 y/o", 22)]),
        ("our 9 yr old", [("9 yr old", 9)]),
        ("my daughter is almost twelve", [("twelve", 12)]),
        ("he was 16 when it started", [("16", 16)]),
        ("an 18 month old at home", [("18 month old", 1)]),
        ("grandson 11, adhd", [("11", 11)]),
        ("parents in their 60's", [("60's", "60s")]),
        ("my brother, who is 26, drinks", [("26", 26)]),
        ("my nephrew is 15", [("15", 15)]),
        ("my son John is 24", [("24", 24)]),
    ],
)
def test_an_age_is_found(read: Read, text: str, said: Said) -> None:
    assert read("age", text) == said


@pytest.mark.parametrize(
    "text",
    [
        "it is 12 weeks",
        "9 hours a week",
        "she is 20 weeks pregnant",
        "he is 3 years sober",
        "$34 copay",
        "copay is 40",
        "zip 43215",
        "she lost 15 pounds",
        "he is 20 minutes late",
        "3 to 5 days a week",
        "in the 80s music was better",
        "it takes 30 days",
        "call at 5",
        "be there by 10",
        "we waited 14 months",
        "they have 12 kids in group",
        "he's 6 feet tall",
        "She is 60 days clean",
        "room 12",
        "my son has 3 friends",
        "is 80% normal",
        "8 to 12 weeks",
        "after 8 years of this",
        "group of 8",
        "two things",
        "step 12",
    ],
)
def test_prices_weeks_and_hours_are_no_ages(read: Read, text: str) -> None:
    assert read("age", text) == []
