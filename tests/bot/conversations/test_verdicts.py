"""What somebody says of an answer is read as they meant it, or asked once more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.verdicts import VERDICTS, read_verdict


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_buttons_value_is_itself(verdict: str) -> None:
    assert read_verdict(verdict) == verdict


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes!",
        "yep it helped",
        "good",
        "Thanks",
        "thank you",
        "thumbs up",
        "OK",
        "very helpful",
    ],
)
def test_praise_is_helpful(text: str) -> None:
    assert read_verdict(text) == "helpful"


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Nope.",
        "not really",
        "not helpful",
        "it did not help",
        "It didn't help",
        "it didnt help",
        "useless",
        "thumbs down",
        "that was confusing",
        "It didn’t help",  # the apostrophe that phones type
        "That wasn't helpful",
        "this doesn't help",
        "it isn't any good",
        "I dont find it helpful",
        "it never helps",
    ],
)
def test_a_complaint_is_read_as_one_however_it_is_typed(text: str) -> None:
    assert read_verdict(text) == "unhelpful"


@pytest.mark.parametrize(
    "text",
    [
        "that is wrong",
        "this is incorrect",
        "there's a mistake",
        "the phone number is outdated",
        "you gave me an old number",
        "that's not true",
        "that isn't true",
        "that isn’t true",
    ],
)
def test_an_error_is_told_from_an_answer_that_did_not_help(text: str) -> None:
    assert read_verdict(text) == "wrong"


@pytest.mark.parametrize("text", ["", "  ", "👍?", "I know", "how much is it", "nothing", "supper"])
def test_what_is_neither_is_asked_once_more(text: str) -> None:
    assert read_verdict(text) is None


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert read_verdict(text) in (None, *VERDICTS)


@given(st.sampled_from(VERDICTS), st.text(alphabet=" \t\n", max_size=5))
def test_case_and_blanks_do_not_matter(verdict: str, blanks: str) -> None:
    assert read_verdict(f"{blanks}{verdict.upper()}{blanks}") == verdict
