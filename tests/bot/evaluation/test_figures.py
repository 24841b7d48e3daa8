"""The figures count what they say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.floors import missed
from bot.evaluation.heldout import Cry, Message
from bot.evaluation.safety import Heard, figures
from bot.evaluation.shares import wilson
from bot.evaluation.topics import Reading, in_scope_figures, out_of_scope_figures


def reading(
    label: str, wanted: str, unsure: bool = False, ranking: tuple[str, ...] = ()
) -> Reading:
    return Reading(Message("x", frozenset({wanted}), "near", "a"), label, ranking, unsure, 0)


def test_a_wrong_topic_is_confidently_wrong_only_without_did_you_mean() -> None:
    assert reading("faq/teens", "faq/schedule").confidently_wrong
    assert not reading("faq/teens", "faq/schedule", unsure=True).confidently_wrong
    assert not reading("nlu_fallback", "faq/schedule").confidently_wrong


def test_choices_that_hold_the_right_topic_turn_nobody_away() -> None:
    assert not reading("nlu_fallback", "faq/schedule", ranking=("faq/schedule",)).turned_away
    assert reading("nlu_fallback", "faq/schedule", ranking=("faq/teens",)).turned_away
    assert reading("out_of_scope", "faq/schedule").turned_away


def test_shares_are_of_the_messages_in_scope() -> None:
    rows = [reading("faq/a", "faq/a"), reading("faq/b", "faq/a"), reading("x", "out_of_scope")]
    assert in_scope_figures(rows)["top1"] == 0.5
    assert out_of_scope_figures(rows)["near_caught"] == 0.0


def test_recall_counts_danger_and_false_alarms_count_idioms() -> None:
    rows = [
        Heard(Cry("x", "A", frozenset({2}), "en", "a"), 2),
        Heard(Cry("x", "A", frozenset({2}), "en", "a"), 0),
        Heard(Cry("x", "R", frozenset({0}), "en", "a"), 2),
        Heard(Cry("x", "S", frozenset({0}), "en", "a"), 0),
    ]
    assert figures(rows)["recall"] == 0.5
    assert figures(rows)["false_alarms"] == 0.5


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_interval_holds_the_share(counts: tuple[int, int]) -> None:
    hits, total = counts
    low, high = wilson(hits, total)
    assert 0 <= low <= hits / total + 1e-9
    assert hits / total - 1e-9 <= high <= 1


def test_a_figure_under_its_floor_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.yml"
    path.write_text("least: {top1: 0.9}\nmost: {confident_wrong: 0.04}\n")
    assert missed({"top1": 0.95, "confident_wrong": 0.03}, path) == []
    assert len(missed({"top1": 0.8, "confident_wrong": 0.05}, path)) == 2


@pytest.mark.parametrize("total", [0])
def test_nothing_counted_says_nothing(total: int) -> None:
    assert wilson(0, total) == (0.0, 1.0)
