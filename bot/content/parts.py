"""Which part of an answer to give: nobody is told the same thing twice in the same words."""

from collections.abc import Sequence
from enum import Enum


class Part(str, Enum):
    """A part of an answer, as it stands in the metadata of what was said."""

    WHOLE = "whole"
    BRIEF = "brief"  # its first bubble, where two answers share a turn or the guess is unsure
    REST = "rest"  # the bubbles that were left out of the brief one
    MORE = "more"  # the text that goes on where the answer ends
    AGAIN = "again"  # the whole, said to be a repetition


def next_part(said: Sequence[Part], has_more: bool, brief: bool = False) -> Part:
    """The part to give of an answer of which `said` was given before, oldest first.

    Nothing new left, it is `AGAIN`, whose words say that it repeats.
    """
    if not said:
        return Part.BRIEF if brief else Part.WHOLE
    if said[-1] is Part.BRIEF:
        return Part.REST
    if has_more and Part.MORE not in said:
        return Part.MORE
    return Part.AGAIN


def is_new(part: Part) -> bool:
    """Whether a part adds to what was said, so that "tell me more" is answered by it."""
    return part in (Part.REST, Part.MORE)
