"""Cut a message into plain words that know where they stand, and undo slips of long words."""

import re
from dataclasses import dataclass
from pathlib import Path

from bot.content.files import read_yaml
from bot.safety.spelling import Spelling

_FILE = Path(__file__).with_name("spelling.yml")
_SAFETY = Path(__file__).parents[1] / "safety" / "spelling.yml"
# Hyphens, slashes and apostrophes join: "medi-cal", "aetna/cigna" and "mom's" are two words each.
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s'\u2019/&-]|\n")


@dataclass(frozen=True)
class Word:
    """One word or mark, in lower case, and where it stands."""

    plain: str
    start: int
    end: int


def cut(text: str) -> list[Word]:
    """The words of `text` in order."""
    return [Word(word.group().lower(), *word.span()) for word in _WORD.finditer(text)]


def read_spelling() -> Spelling:
    """Which words are corrected, and the real words that are never taken for a slip."""
    ours, safety = read_yaml(_FILE), read_yaml(_SAFETY)
    corrected = frozenset(ours.text("corrected").split())
    real = (ours.text("real"), safety.text("real_words"), safety.text("pattern_words"))
    return Spelling(corrected, frozenset(" ".join(real).split()) - corrected)
