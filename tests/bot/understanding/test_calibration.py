"""How sure we are is a chance, learnt from lines held back, and nearness counts in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.encoder.encoder import Encoder
from bot.paths import ENCODER
from bot.understanding.calibration import Lines, calibrate, chance, signs_of
from bot.understanding.heads import Options
from bot.understanding.line_model import prepare

LINES = {
    "cost": """what does it cost|how expensive is a day|price per week please|what do they charge
        |is it thousands of dollars|ballpark figure for the bill|the total amount please""",
    "hours": """how many hours a week|which days does it meet|what time does it start|three days
        |is there an evening group|can she come on saturdays|does it run in summer""",
    "terms": """what is a copay|deductible meaning|what does coinsurance mean|is a premium a fee
        |what is the out of pocket maximum|explain the words on the bill|price or deductible""",
}
NUMBERS = st.floats(min_value=-1e6, max_value=1e6)
EAST, NORTH = [1.0, 0.0], [0.0, 1.0]


@pytest.fixture
def lines() -> Lines:
    """Label 0 lies east and, once, north; label 1 lies north; label 2 lies west."""
    vectors = np.array([NORTH, EAST, [-1.0, 0.0], EAST, NORTH])
    return Lines(vectors, np.array([1, 0, 2, 0, 0]))


@pytest.mark.parametrize(
    ("label", "neighbours", "near"),
    [
        (0, 1, 1.0),
        (0, 2, 1.0),
        (0, 3, 2 / 3),
        (0, 9, 2 / 3),
        (1, 1, 0.0),
        (1, 3, 0.0),
        (2, 3, -1.0),
    ],
)
def test_nearness_is_to_the_nearest_lines_of_that_label_only(
    lines: Lines, label: int, neighbours: int, near: float
) -> None:
    (found,) = lines.nearness(np.array([EAST]), label, neighbours)

    assert found == pytest.approx(near)


def test_each_vector_has_a_nearness_of_its_own(lines: Lines) -> None:
    assert lines.nearness(np.array([EAST, NORTH]), 1, 1).tolist() == [0.0, 1.0]


@given(st.permutations(range(5)))
def test_the_order_in_which_lines_are_written_does_not_matter(order: list[int]) -> None:
    vectors, targets = np.eye(5), np.array([0, 0, 1, 1, 1])
    shuffled = Lines(vectors[order], targets[order])
    asked = np.full((1, 5), 0.2) + np.eye(5)[:1]

    for label in (0, 1):
        expected = Lines(vectors, targets).nearness(asked, label, 2)
        assert shuffled.nearness(asked, label, 2) == pytest.approx(expected)


@given(st.lists(NUMBERS, min_size=3, max_size=3), st.lists(NUMBERS, min_size=4, max_size=4))
def test_a_confidence_is_between_nothing_and_certainty(
    signs: list[float], learnt: list[float]
) -> None:
    with np.errstate(over="ignore"):
        assert 0 <= chance(np.array(signs), np.array(learnt)) <= 1


@given(st.lists(st.floats(-50, 0), min_size=2, max_size=9), st.floats(-1, 1))
def test_the_signs_are_the_first_its_lead_and_its_nearness(
    logs: list[float], nearness: float
) -> None:
    first, lead, near = signs_of(np.array(logs), nearness)

    assert first == max(logs)
    assert lead == pytest.approx(max(logs) - sorted(logs)[-2])
    assert lead >= 0
    assert near == nearness


def test_a_clear_lead_makes_surer_than_a_narrow_one() -> None:
    pairs = [(x.strip(), label) for label, said in LINES.items() for x in said.split("|")]
    texts, labels = zip(*pairs, strict=True)
    learnt = calibrate(prepare(texts, labels, Encoder(ENCODER), Options()), Options(held_back=0.5))
    clear = signs_of(np.log([0.96, 0.02, 0.02]), 0.8)
    narrow = signs_of(np.log([0.36, 0.33, 0.31]), 0.2)

    assert learnt.shape == (4,)
    assert chance(narrow, learnt) < chance(clear, learnt)
