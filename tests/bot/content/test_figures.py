"""Figures are found however they are typed, and each has one form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.figures import figures, figures_listed

PHONES = st.from_regex(r"[2-9][0-9]{9}", fullmatch=True)
GAPS = st.sampled_from(["-", " ", ".", "", "–", "‑"])
AMOUNTS = st.integers(min_value=0, max_value=9_999_999)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It costs $250-650 a day.", {"$250", "$650"}),
        ("about $6,000 to 23,400", {"$6000", "$23400"}),
        ("$250 – $650, or 400 dollars", {"$250", "$650", "$400"}),
        ("$1.5 million and 63 million people", {"$1500000", "63000000"}),
        ("You pay 20 percent.", {"20%"}),
        ("twenty percent, 40-50%", {"20%", "40%", "50%"}),
        ("since January 1, 2024", {"2024-01-01"}),
        ("since Jan. 1st 2024", {"2024-01-01"}),
        ("on 1/31/2026", {"2026-01-31"}),
        ("September 2023", {"2023-09"}),
        ("in 2026.", {"2026"}),
        ("codes S9480, H0015 and 0912", {"S9480", "H0015", "0912"}),
        ("bill S.4076 and the PHQ-9", {"S4076", "PHQ9"}),
        ("9-19 hours", {"9", "19"}),
        ("from 10am to 6 pm", {"10", "6"}),
        ("1,250 hours", {"1250"}),
        ("3.3% (of 24-hour care)", {"3.3%", "24"}),
        ("text 741741, 24/7", {"741741", "24/7"}),
        ("1-800-MEDICARE or 1-800-662-HELP", {"8006334227", "8006624357"}),
        ("no figure at all", set()),
    ],
)
def test_finds_each_kind_of_figure(text: str, expected: set[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three days a week", {"3"}),
        ("Two to three hours", {"2", "3"}),
        ("a twelve-week program", {"12"}),
        ("within five business days", {"5"}),
        ("three or more sessions", {"3"}),
        ("twenty-four hours", {"24"}),
        ("ninety minutes", {"90"}),
        ("one person, one to two visits", {"2"}),
    ],
)
def test_number_words_before_a_unit_are_figures(text: str, expected: set[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize("text", ["the two of you", "half the day", "one day", "seven. Days pass"])
def test_number_words_that_count_nothing_are_no_figures(text: str) -> None:
    assert figures(text) == set()


@given(AMOUNTS)
def test_money_is_the_same_with_and_without_commas(amount: int) -> None:
    assert figures(f"about ${amount:,} a day") == figures(f"${amount}") == {f"${amount}"}


@given(AMOUNTS, AMOUNTS, st.sampled_from(["-", "–", " to ", " to $", "-$"]))
def test_a_money_range_gives_both_ends(low: int, high: int, to: str) -> None:
    assert figures(f"${low:,}{to}{high:,}") == {f"${low}", f"${high}"}


@given(PHONES, GAPS, GAPS)
def test_phone_punctuation_does_not_matter(digits: str, first: str, second: str) -> None:
    area, exchange, line = digits[:3], digits[3:6], digits[6:]
    plain = figures(f"1-{area}-{exchange}-{line}")
    assert figures(f"Call 1{first}{area}{first}{exchange}{second}{line}.") == plain
    assert figures(f"Call ({area}) {exchange}{second}{line} today") == plain == {digits}


@given(DAYS)
def test_a_date_is_the_same_in_words_and_in_digits(day: date) -> None:
    assert figures(f"{day:%B} {day.day}, {day.year}") == figures(day.isoformat()) == {str(day)}


@given(st.integers(min_value=0, max_value=1000))
def test_a_percent_sign_and_the_word_are_the_same(share: int) -> None:
    assert figures(f"{share}%") == figures(f"{share} percent") == {f"{share}%"}


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(figures(text))


def test_a_dated_line_supports_its_month_and_year() -> None:
    listed = figures_listed(["since January 1, 2024", "$250-650 a day"])

    assert listed == {"2024-01-01", "2024-01", "2024", "$250", "$650"}
