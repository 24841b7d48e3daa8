"""Sums and shares come out as one plain text; times, dates and counts are none."""

from collections.abc import Callable

import pytest

Said = list[tuple[str, str | int]]
Read = Callable[[str, str], Said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("they want $1,500 up front", [("$1,500", "1500 USD")]),
        ("about 1.5k", [("1.5k", "1500 USD")]),
        ("fifteen hundred dollars", [("fifteen hundred dollars", "1500 USD")]),
        ("20% of what", [("20%", "20 %")]),
        ("80/20 plan", [("80/20", "80/20 %")]),
        ("$40 a visit", [("$40", "40 USD")]),
        ("$ 25 copay", [("$ 25", "25 USD")]),
        ("30 dollars", [("30 dollars", "30 USD")]),
        ("five hundred bucks", [("five hundred bucks", "500 USD")]),
        ("it was 12,000 dollars", [("12,000 dollars", "12000 USD")]),
        ("$2.5k deductible", [("$2.5k", "2500 USD")]),
        ("ten grand", [("ten grand", "10000 USD")]),
        ("3 grand out of pocket", [("3 grand", "3000 USD")]),
        ("twenty percent", [("twenty percent", "20 %")]),
        ("we pay 30 percent", [("30 percent", "30 %")]),
        ("12.5%", [("12.5%", "12.5 %")]),
        ("copay is 45", [("45", "45 USD")]),
        ("deductible of 6000", [("6000", "6000 USD")]),
        ("a 2500 deductible", [("2500", "2500 USD")]),
        ("$30-50 each", [("$30-50", "30-50 USD")]),
        ("$100 to $200", [("$100 to $200", "100-200 USD")]),
        ("two thousand five hundred dollars", [("two thousand five hundred dollars", "2500 USD")]),
        ("$99.95", [("$99.95", "99.95 USD")]),
        ("90/10", [("90/10", "90/10 %")]),
        ("a hundred dollars", [("a hundred dollars", "100 USD")]),
        ("200$ a month", [("200$", "200 USD")]),
        ("they cover 100%", [("100%", "100 %")]),
        ("one hundred fifty dollars", [("one hundred fifty dollars", "150 USD")]),
        ("50k a year", [("50k", "50000 USD")]),
        ("a grand", [("a grand", "1000 USD")]),
        ("a thirty dollar copay", [("thirty dollar", "30 USD")]),
        ("a couple hundred bucks", [("a couple hundred bucks", "200 USD")]),
        ("forty-five dollars", [("forty-five dollars", "45 USD")]),
    ],
)
def test_a_sum_or_share_is_found(read: Read, text: str, said: Said) -> None:
    assert read("amount", text) == said


@pytest.mark.parametrize(
    "text",
    [
        "9 weeks",
        "3 days a week",
        "he is 15",
        "43215",
        "24/7 support",
        "on 10/12",
        "a 5k run",
        "my 401k",
        "10 am to 2 pm",
        "I am 100% sure",
        "ages 13-17",
        "12 steps",
        "phone 614-555-0134",
        "blood pressure 120/80",
        "1/2 day",
        "it costs too much",
        "what is the price",
        "not a dollar sign",
        "page 20",
        "10 people",
    ],
)
def test_times_dates_and_counts_are_no_amounts(read: Read, text: str) -> None:
    assert read("amount", text) == []
