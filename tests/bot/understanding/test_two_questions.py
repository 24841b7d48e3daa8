"""Two questions in one message are both heard when each is clear; one question stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.heads import OUTSIDE
from bot.understanding.topic_model import Guess
from bot.understanding.two_questions import MOST_WORDS, two_topics

WORDS = {
    "hours": "faq/schedule",
    "days": "faq/schedule",
    "cost": "faq/cost_typical",
    "price": "faq/cost_typical",
    "aetna": "faq/insurance_coverage",
    "php": "faq/levels_of_care",
    "bus": "faq/transportation",
    "group": "find_support_group",
    "dose": "medical_advice",
}
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [*WORDS, "what is the ", " and ", ", ", "? ", ". ", "she is 15 ", " plus "]
        ),
        st.text(max_size=15),
    ),
    max_size=12,
).map("".join)


def rank(text: str, confidence: float = 0.9) -> list[Guess]:
    """A reader that goes by the first word it knows."""
    known = [WORDS[word] for word in text.lower().replace("?", " ").split() if word in WORDS]
    return [Guess(known[0], confidence) if known else Guess(OUTSIDE, 0.95)]


def heard(text: str, *pairs: str) -> list[str]:
    return [guess.label for guess in two_topics(text, rank, pairs)]


HOURS, COST = "faq/schedule", "faq/cost_typical"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("what are the hours and what does it cost", [HOURS, COST]),
        ("what does it cost and what are the hours", [COST, HOURS]),
        ("what are the hours also how much does it cost", [HOURS, COST]),
        ("what are the hours plus what does it cost", [HOURS, COST]),
        ("what are the hours, what does it cost?", [HOURS, COST]),
        ("What are the hours? What does it cost?", [HOURS, COST]),
        ("what are the hours oh and what does it cost", [HOURS, COST]),
        ("She is 15. What are the hours? He works nights. What does it cost?", [HOURS, COST]),
        ("what are the hours and the price?", [HOURS, COST]),
        ("what are the hours plus aetna", [HOURS, "faq/insurance_coverage"]),
    ],
)
def test_two_questions_are_heard_in_their_order(text: str, labels: list[str]) -> None:
    assert heard(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "what are the hours",
        "what are the hours and which days is it",
        "What are the hours? I mean, how many hours?",
        "what are the hours and days",
        "what are the hours. the cost worries us",
        "he has aetna. what are the hours?",
        "what is the difference between php and aetna cost",
        "what are the hours and who won the game",
        "what are the hours and is there a group",
        "what are the hours and what dose is right",
        "thanks a lot",
        "",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert heard(text) == []


def test_of_three_questions_the_first_two_are_answered() -> None:
    assert heard("what does it cost, what are the hours and is there a bus") == [COST, HOURS]


def test_a_question_asked_twice_does_not_hide_the_other() -> None:
    assert heard("what are the hours? which days? and what does it cost?") == [HOURS, COST]


def test_an_intent_counts_where_it_is_named_as_one_of_a_pair() -> None:
    text = "what are the hours and is there a group"

    assert heard(text, "find_support_group") == [HOURS, "find_support_group"]
    assert heard(text, "medical_advice") == []


def test_both_are_only_as_sure_as_the_less_clear_one() -> None:
    sure = {HOURS: 0.95, COST: 0.65}
    both = two_topics(
        "what are the hours and what does it cost",
        lambda text: [Guess(guess.label, sure[guess.label]) for guess in rank(text)],
    )

    assert both == [Guess(HOURS, 0.65), Guess(COST, 0.65)]


def test_what_is_not_clear_is_not_taken_for_a_second_question() -> None:
    text = "what are the hours and what does it cost"

    assert two_topics(text, lambda clause: rank(clause, 0.55)) == []


def test_a_few_words_at_the_end_must_be_clearer_than_a_whole_question() -> None:
    assert two_topics("what are the hours and the price", lambda text: rank(text, 0.7)) == []
    assert two_topics("what are the hours and what is the price", lambda text: rank(text, 0.7))


def test_a_long_story_is_read_as_a_whole() -> None:
    asked = "what are the hours and what does it cost"
    story = "we " * (MOST_WORDS - len(asked.split()))

    assert heard(f"{story.strip()}. {asked}") == [HOURS, COST]
    assert heard(f"{story}we. {asked}") == []


@given(st.one_of(st.text(max_size=200), PIECES))
def test_there_are_two_different_things_or_none(text: str) -> None:
    both = two_topics(text, rank, ["find_support_group"])

    assert len(both) in (0, 2)
    assert len({guess.label for guess in both}) == len(both)
    assert OUTSIDE not in {guess.label for guess in both}
