"""The ways in which one and the same message reaches us: mistyped, shouted, spaced, drawn out."""

import random
import re
from collections.abc import Callable
from functools import lru_cache

from bot.content.files import read_yaml
from bot.evaluation.heldout import Cry
from bot.evaluation.people import WORDS, load_people
from bot.safety.words import load_words

_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_VOWEL = re.compile(r"[aeiouáéíóú]", re.IGNORECASE)
_GAPS = (" ", ".")


def typo(cry: Cry, rng: random.Random) -> str:
    """One letter dropped, or two beside each other swapped, in a word of five or more."""
    words = list(_LONG_WORD.finditer(cry.text))
    if not words:
        return cry.text
    found = rng.choice(words)
    word, at = found.group(), rng.randrange(1, len(found.group()) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    dropped = word[:at] + word[at + 1 :]
    return _replaced(
        cry.text, found, dropped if swapped == word else rng.choice([swapped, dropped])
    )


def case(cry: Cry, _rng: random.Random) -> str:
    """Shouted; what was shouted already is said quietly."""
    return cry.text.lower() if cry.text.isupper() else cry.text.upper()


def emoji(cry: Cry, rng: random.Random) -> str:
    """A sign at the end, of none that the rules read as a word."""
    return f"{cry.text} {rng.choice(_emoji())}"


def person(cry: Cry, rng: random.Random) -> str:
    """The same of another relative, of the other sex, or of the one who writes."""
    return load_people().swap(cry, rng)


def spaced(cry: Cry, rng: random.Random) -> str:
    """The gravest word letter by letter, as it is written around filters."""
    found = _gravest(cry.text)
    return _replaced(cry.text, found, rng.choice(_GAPS).join(found.group())) if found else cry.text


def repeated(cry: Cry, rng: random.Random) -> str:
    """A vowel or the end of the gravest word, or of any where none is, drawn out."""
    words = list(_WORD.finditer(cry.text))
    found = _gravest(cry.text) or (rng.choice(words) if words else None)
    if found is None:
        return cry.text
    word = found.group()
    at = rng.choice([*(vowel.start() for vowel in _VOWEL.finditer(word)), len(word) - 1])
    return _replaced(cry.text, found, word[:at] + word[at] * rng.randint(3, 5) + word[at + 1 :])


KINDS: dict[str, Callable[[Cry, random.Random], str]] = {
    "typo": typo,
    "case": case,
    "emoji": emoji,
    "person": person,
    "spaced": spaced,
    "repeated": repeated,
}


def _replaced(text: str, found: re.Match[str], word: str) -> str:
    return text[: found.start()] + word + text[found.end() :]


def _gravest(text: str) -> re.Match[str] | None:
    for pattern in _grave():
        found = pattern.search(text)
        if found:
            return found
    return None


@lru_cache(maxsize=1)
def _grave() -> tuple[re.Pattern[str], ...]:
    words = [word for word in read_yaml(WORDS).text("grave").split() if load_words().knows(word)]
    return tuple(re.compile(rf"\b{word}\b", re.IGNORECASE) for word in words)


@lru_cache(maxsize=1)
def _emoji() -> tuple[str, ...]:
    return tuple(read_yaml(WORDS).text("emoji").split())
