"""A short message that leans on what was said before is read with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.context import LEANING_WORDS, leans, read_in_context
from bot.understanding.heads import OUTSIDE
from bot.understanding.topic_model import Guess

LABELS = ("faq/a", "faq/b", "faq/c", "thank", OUTSIDE)
RANKINGS = st.dictionaries(
    st.sampled_from(LABELS), st.floats(min_value=0.001, max_value=1), min_size=1
).map(lambda shares: ranking(*sorted(shares.items(), key=lambda share: -share[1])))


def ranking(*shares: tuple[str, float]) -> list[Guess]:
    return [Guess(label, confidence) for label, confidence in shares]


@pytest.mark.parametrize(
    ("text", "label", "confidence"),
    [
        ("and if they say no?", "faq/teens", 0.2),
        ("and for teens?", "faq/teens", 0.9),
        ("how do i fight this", OUTSIDE, 0.8),
        ("ok and then", "thank", 0.2),
        ("word " * LEANING_WORDS, "faq/teens", 0.4),
    ],
    ids=["unclear", "clear topic", "outside", "unclear thanks", "as long as may be"],
)
def test_a_short_message_leans(text: str, label: str, confidence: float) -> None:
    assert leans(text, ranking((label, confidence)))


@pytest.mark.parametrize(
    ("text", "label", "confidence"),
    [
        ("thanks so much", "thank", 0.9),
        ("yes please", "affirm", 0.3),
        ("can i talk to someone", "talk_to_person", 0.6),
        ("word " * (LEANING_WORDS + 1), "faq/teens", 0.2),
        ("my wife came home today and they gave her a paper and a list", OUTSIDE, 0.3),
    ],
)
def test_clear_courtesy_and_long_messages_stand_on_their_own(
    text: str, label: str, confidence: float
) -> None:
    assert not leans(text, ranking((label, confidence)))


def test_the_message_before_helps_to_place_what_says_little_itself() -> None:
    alone = ranking((OUTSIDE, 0.4), ("faq/denied_claim", 0.2))
    joint = ranking(("faq/denied_claim", 0.9), (OUTSIDE, 0.02))
    first, second = read_in_context("how do i fight this", alone, "denied", lambda _: joint)

    assert (first.label, second.label) == ("faq/denied_claim", OUTSIDE)
    assert 0.2 < first.confidence < 0.9


def test_both_messages_are_read_together_in_the_order_they_were_said() -> None:
    asked: list[str] = []

    def rank(text: str) -> list[Guess]:
        asked.append(text)
        return ranking(("faq/schedule", 0.9))

    read_in_context("and on saturdays?", ranking(("faq/schedule", 0.5)), "what are the days", rank)
    assert asked == ["what are the days and on saturdays?"]


def test_a_clear_change_of_topic_stays_one() -> None:
    alone = ranking(("faq/cost_typical", 0.95), ("faq/schedule", 0.01))
    joint = ranking(("faq/schedule", 0.6), ("faq/cost_typical", 0.3))
    first = read_in_context("what does it cost", alone, "which days", lambda _: joint)[0]

    assert first.label == "faq/cost_typical"
    assert first.confidence == pytest.approx(0.95)


def test_what_only_one_reading_knows_is_unlikely() -> None:
    alone, joint = ranking(("faq/a", 0.9), ("faq/c", 0.1)), ranking(("faq/b", 0.9), ("faq/c", 0.1))

    assert read_in_context("x", alone, "y", lambda _: joint)[0].label == "faq/c"


@given(RANKINGS, RANKINGS)
def test_every_label_is_ranked_once_by_a_confidence_that_falls(
    alone: list[Guess], joint: list[Guess]
) -> None:
    read = read_in_context("and now?", alone, "before", lambda _: joint)
    confidences = [guess.confidence for guess in read]

    assert {g.label for g in read} == {g.label for g in (*alone, *joint)}
    assert len(read) == len({guess.label for guess in read})
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 + 1e-9 for confidence in confidences)


@given(RANKINGS, RANKINGS)
def test_a_first_label_that_stays_first_is_no_less_sure_than_before(
    alone: list[Guess], joint: list[Guess]
) -> None:
    first = read_in_context("and now?", alone, "before", lambda _: joint)[0]

    assert first.label != alone[0].label or first.confidence >= alone[0].confidence - 1e-9
