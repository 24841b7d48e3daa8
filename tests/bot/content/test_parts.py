"""An answer is given part by part; what is given twice says so."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.parts import Part, is_new, next_part

TURNS = st.lists(st.booleans(), min_size=2, max_size=20)  # whether each is asked to be brief


def given_parts(has_more: bool, turns: list[bool]) -> list[Part]:
    """What is said, turn after turn, by someone who asks the same thing again and again."""
    said: list[Part] = []
    for brief in turns:
        said.append(next_part(said, has_more, brief))
    return said


@pytest.mark.parametrize(
    ("has_more", "brief", "parts"),
    [
        (True, False, ["whole", "more", "again", "again"]),
        (False, False, ["whole", "again", "again"]),
        (True, True, ["brief", "rest", "more", "again", "again"]),
        (False, True, ["brief", "rest", "again", "again"]),
    ],
)
def test_the_same_question_is_answered_part_by_part(
    has_more: bool, brief: bool, parts: list[str]
) -> None:
    assert [part.value for part in given_parts(has_more, [brief] * len(parts))] == parts


def test_an_answer_is_cut_short_only_the_first_time() -> None:
    assert next_part([], has_more=False, brief=True) is Part.BRIEF
    assert next_part([Part.WHOLE], has_more=False, brief=True) is Part.AGAIN


def test_what_was_cut_off_comes_even_where_the_question_is_clear_now() -> None:
    assert given_parts(True, [True, False]) == [Part.BRIEF, Part.REST]


def test_after_a_repetition_what_is_new_still_comes() -> None:
    assert next_part([Part.WHOLE, Part.AGAIN], has_more=True) is Part.MORE


@given(st.booleans(), TURNS)
def test_only_what_says_that_it_repeats_may_follow_itself(
    has_more: bool, turns: list[bool]
) -> None:
    said = given_parts(has_more, turns)

    assert all(one is not other or one is Part.AGAIN for one, other in pairwise(said))


@given(st.booleans(), TURNS)
def test_what_is_new_is_given_once_and_before_anything_is_repeated(
    has_more: bool, turns: list[bool]
) -> None:
    said = given_parts(has_more, turns)
    new = [part for part in said if is_new(part)]

    assert len(new) == len(set(new))
    assert Part.MORE not in said or has_more
    assert Part.AGAIN not in said[: len(new) + 1]


@given(st.lists(st.sampled_from(Part), min_size=1, max_size=12), st.booleans(), st.booleans())
def test_whatever_was_said_the_next_part_is_another_or_says_that_it_repeats(
    said: list[Part], has_more: bool, brief: bool
) -> None:
    assert next_part(said, has_more, brief) in set(Part) - {said[-1]} | {Part.AGAIN}


@pytest.mark.parametrize(
    ("part", "new"),
    [("whole", False), ("brief", False), ("rest", True), ("more", True), ("again", False)],
)
def test_only_the_rest_and_the_continuation_add_something(part: str, new: bool) -> None:
    assert is_new(Part(part)) is new
