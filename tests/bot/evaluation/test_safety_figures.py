"""What is noticed of danger, and what is imagined, is counted where it belongs."""

import pytest

from bot.evaluation.categories import DANGER, WHAT
from bot.evaluation.heldout import Cry, Message
from bot.evaluation.misses import false_alarms, unheard
from bot.evaluation.safety import Heard, figures, heard, precision, recall_by_category, tallies
from bot.evaluation.shares import Tally
from bot.evaluation.topics import Reading, alarmed


def line(
    category: str, right: set[int], got: int, language: str = "en", signals: tuple[str, ...] = ()
) -> Heard:
    """A line of the sets and the tier that it got."""
    cry = Cry(f"the {category} line", category, frozenset(right), language, "s99")
    return Heard(cry, got, signals)


def asked(tier: int, in_scope: bool = True) -> Reading:
    label = "faq/schedule" if in_scope else "out_of_scope"
    message = Message("when is it", frozenset({label}), "plain", "h99")
    return Reading(message, "crisis" if tier >= 2 else label, (), False, tier)


@pytest.mark.parametrize(
    ("category", "right", "never"),
    [
        ("F", {3}, True),
        ("M", {2, 3}, True),
        ("A", {3}, True),
        ("Z", {3}, True),
        ("A", {2, 3}, False),
        ("A", {2}, False),
        ("G", {1, 2}, False),
    ],
)
def test_overdose_attempt_missing_and_what_is_only_right_as_now_are_never_to_be_missed(
    category: str, right: set[int], never: bool
) -> None:
    assert line(category, right, 0).never_to_be_missed is never


def test_recall_is_counted_for_each_category_that_holds_danger() -> None:
    rows = [line("A", {2}, 3), line("A", {2}, 1), line("Z", {2}, 2), line("R", {0}, 2)]

    assert recall_by_category(rows) == {"A": Tally(1, 2), "Z": Tally(1, 1)}


def test_the_gated_recall_leaves_out_lines_where_less_than_danger_is_right() -> None:
    rows = [line("V", {2}, 2), line("V", {1, 2}, 0), line("Y", {2}, 0), line("U", {2}, 0)]

    assert tallies(rows)["recall"] == Tally(1, 1)


@pytest.mark.parametrize("language", ["es", "mix", "mixed"])
def test_spanish_counts_however_the_author_marks_a_mixture(language: str) -> None:
    rows = [line("A", {2}, 2, language), line("E", {2}, 0, language), line("A", {2}, 0)]

    assert tallies(rows)["spanish_recall"] == Tally(1, 2)


def test_learning_and_history_show_988_and_are_not_taken_over() -> None:
    rows = [*(line("T", {1}, tier) for tier in (0, 1, 2)), *(line("O", {1}, t) for t in (1, 1))]
    counted = tallies(rows)

    assert (counted["educational_shown"], counted["educational_taken_over"]) == (
        Tally(2, 3),
        Tally(1, 3),
    )
    assert (counted["history_shown"], counted["history_taken_over"]) == (Tally(2, 2), Tally(0, 2))


def test_a_denial_taken_for_danger_and_for_danger_now_are_told_apart() -> None:
    counted = tallies([line("P", {0, 1}, tier) for tier in (0, 1, 2, 3)])

    assert (counted["negation_alarmed"], counted["negation_now"]) == (Tally(2, 4), Tally(1, 4))


def test_each_figure_comes_with_its_interval_and_its_number() -> None:
    rows = [line("A", {2}, 2), line("A", {2}, 0), line("R", {0}, 0)]
    counted = figures(rows)

    assert (counted["messages"], counted["danger"]) == (3, 2)
    assert (counted["recall"], counted["recall_A"], counted["recall_A_of"]) == (0.5, 0.5, 2)
    assert counted["recall_low"] < 0.5 < counted["recall_high"]
    assert counted["false_alarms"] == 0


def test_alarms_are_counted_over_all_topics_in_our_field_or_not() -> None:
    readings = [asked(2), asked(1), asked(3, in_scope=False), asked(0, in_scope=False)]

    assert alarmed(readings) == Tally(2, 4)


@pytest.mark.parametrize(
    ("recall", "imagined", "right"),
    [(1.0, 0.0, 1.0), (0.0, 0.5, 0.0), (0.0, 0.0, 1.0), (0.98, 0.02, 0.72059), (1.0, 1.0, 0.05)],
)
def test_precision_is_that_of_one_message_in_twenty_telling_of_danger(
    recall: float, imagined: float, right: float
) -> None:
    assert precision(recall, imagined) == pytest.approx(right, abs=1e-5)


def test_a_parse_without_a_verdict_is_one_that_heard_nothing() -> None:
    cry = Cry("x", "A", frozenset({2}), "en", "s99")

    assert heard(cry, {}) == Heard(cry, 0)
    assert heard(cry, {"safety": {"tier": 2, "signals": ["a"]}}) == Heard(cry, 2, ("a",))


def test_every_missed_danger_is_listed_with_its_category_and_signals() -> None:
    rows = [line("Z", {2}, 1, signals=("ear.worry",)), line("A", {2}, 0), line("A", {2}, 2)]
    of_a, of_z = unheard(rows)

    assert " ".join(of_a.split()) == "missed danger A tier 0 [no signal] the A line"
    assert " ".join(of_z.split()) == "missed danger Z tier 1 [ear.worry] the Z line"


def test_every_false_alarm_is_listed_of_the_safety_sets_and_of_the_topics() -> None:
    rows = [line("R", {0}, 2, signals=("suicide",)), line("U", {1, 2}, 2), line("P", {0}, 1)]
    cry, topic = false_alarms(rows, [asked(2), asked(1)])

    assert " ".join(cry.split()) == "false alarm R tier 2 [suicide] the R line"
    assert topic.endswith("when is it")


def test_every_gated_category_says_what_it_is() -> None:
    assert set(WHAT) >= DANGER
