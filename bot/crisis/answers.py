"""Read what a person answers to our question about danger: by button or in a few words."""

import re
from enum import Enum
from functools import lru_cache
from pathlib import Path

from bot.content.files import read_yaml
from bot.safety.normalise import normalise, unaccented

_FILE = Path(__file__).with_name("answers.yml")
_MOST_WORDS = 8
_MARKS = re.compile(r"[.,!?;:]+")


class Answer(str, Enum):
    """What was answered; the values are the names of the buttons that say the same."""

    NOW = "danger_now"
    NOT_NOW = "danger_not_now"
    ME = "danger_me"
    MISREAD = "danger_misread"


def read_answer(text: str) -> Answer | None:
    """Return what a short typed message answers; None where it says something else."""
    said = " ".join(_MARKS.sub(" ", unaccented(normalise(text))).split())
    if not said or len(said.split()) > _MOST_WORDS:
        return None
    return next((answer for answer, words in _patterns() if words.fullmatch(said)), None)


def parted(text: str) -> str:
    """Put the comma into "no she has a gun", lest the "no" be read as part of what follows."""
    return _no_first().sub(r"\1, ", text)


def answer_of_button(name: str) -> Answer | None:
    """Return what a button answers; None for a button that is about something else."""
    return next((answer for answer in Answer if answer.value == name), None)


@lru_cache(maxsize=1)
def _no_first() -> re.Pattern[str]:
    return re.compile(read_yaml(_FILE).text("no_first"), re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Answer, re.Pattern[str]], ...]:
    file = read_yaml(_FILE)
    return tuple((answer, re.compile("|".join(file.texts(answer.value)))) for answer in Answer)
