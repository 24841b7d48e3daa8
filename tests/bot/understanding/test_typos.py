"""Made-up misspellings look like a thumb's: inside long words, few, and the same every time."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.typos import misspell

LINE = "how many hours a week does the program take"
LINES = st.text(alphabet=st.one_of(st.sampled_from("aehlostr  '-5é?"), st.characters()))
COUNTS = st.integers(min_value=0, max_value=6)
SEEDS = st.integers(min_value=0, max_value=2**32)


def misspelt(text: str, typos: int, seed: int = 7) -> str:
    return misspell(text, typos, random.Random(seed))


def edits(one: str, other: str) -> int:
    """How many insertions, deletions and replacements part two texts."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def test_a_line_is_misspelt_and_still_that_line() -> None:
    lines = {misspelt(LINE, 1, seed) for seed in range(50)}

    assert LINE not in lines or len(lines) > 20
    assert all(0 <= edits(LINE, line) <= 2 for line in lines)


def test_every_kind_of_slip_occurs() -> None:
    words = {misspelt("week", 1, seed) for seed in range(200)}

    assert {"wek", "week", "weeek"} & words >= {"wek", "weeek"}
    assert {"wrek", "wwek", "wdek"} & words
    assert {misspelt("abcd", 1, seed) for seed in range(200)} >= {"acbd", "acd", "abbcd"}


@given(LINES, SEEDS)
def test_no_typos_leave_the_line_alone(text: str, seed: int) -> None:
    assert misspelt(text, 0, seed) == text


@given(LINES, COUNTS, SEEDS)
def test_a_seed_gives_the_same_line_every_time(text: str, typos: int, seed: int) -> None:
    assert misspelt(text, typos, seed) == misspelt(text, typos, seed)


@given(st.text(alphabet="abcde ?", max_size=60), COUNTS, SEEDS)
def test_no_more_slips_are_made_than_asked_for(text: str, typos: int, seed: int) -> None:
    assert edits(text, misspelt(text, typos, seed)) <= 2 * typos  # a swap is two edits


@given(st.text(alphabet="abcdexyz ?'", max_size=60), COUNTS, SEEDS)
def test_words_keep_their_number_and_their_first_and_last_letters(
    text: str, typos: int, seed: int
) -> None:
    before, after = text.split(), misspelt(text, typos, seed).split()

    assert [(word[0], word[-1]) for word in after] == [(word[0], word[-1]) for word in before]


@given(st.lists(st.text(alphabet="abc", max_size=3), max_size=12).map(" ".join), COUNTS, SEEDS)
def test_short_words_are_never_touched(text: str, typos: int, seed: int) -> None:
    assert misspelt(text, typos, seed) == text


@pytest.mark.parametrize("text", ["", "a", "iop", "12345 678", "¿?!", "24/7 988"])
def test_what_has_no_long_word_stays_as_it_is(text: str) -> None:
    assert misspelt(text, 3) == text
