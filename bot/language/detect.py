"""Which language a message is in, as far as it matters: English or Spanish."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

_MOSTLY = 0.6  # the share of Spanish words from which nothing more is asked
_SURE = 0.85  # the language model's confidence that then decides
_MIXED = 2  # this many plainly English words: the person reads English
_WORD = re.compile(r"[a-záéíóúüñ]+")


def is_spanish(text: str) -> bool:
    """Whether the message is written in Spanish; place names in an English one do not count."""
    words, known = _WORD.findall(text.lower()), _words()
    spanish = sum(word in known["spanish"] for word in words)
    if not spanish:
        return False
    english = sum(word in known["english"] for word in words)
    if english >= _MIXED and english >= spanish:
        return False
    spanish_too = sum(word in known["spanish_too"] for word in words)
    if (spanish + spanish_too) / len(words) >= _MOSTLY:
        return True
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
