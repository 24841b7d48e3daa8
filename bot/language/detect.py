"""Which language a message is in, as far as it matters: English or Spanish."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

_SURE = 0.85
_MIXED = 2  # this many plainly English words: the person reads English
_WORD = re.compile(r"[a-záéíóúüñ]+")


def is_spanish(text: str) -> bool:
    """Whether the message is written in Spanish; place names in an English one do not count."""
    words = _WORD.findall(text.lower())
    known = [word for word in words if word in _words()["spanish"]]
    if not known or len(known) == len(words):
        return bool(known)
    if sum(word in _words()["english"] for word in words) >= _MIXED:
        return False
    from lingua import Language

    sure: float = _detector().compute_language_confidence(text, Language.SPANISH)
    return sure >= _SURE


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    content = YAML(typ="safe").load((files("bot.language") / "words.yml").read_text())
    return {language: frozenset(words.split()) for language, words in content.items()}


@lru_cache(maxsize=1)
def _detector() -> Any:
    """Load the two languages' models once, at the first message that could be Spanish."""
    from lingua import Language, LanguageDetectorBuilder

    languages = (Language.ENGLISH, Language.SPANISH)
    return LanguageDetectorBuilder.from_languages(*languages).build()
