"""The states of the United States: by name, by abbreviation, and which of these are words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.files import Entry
from bot.entities.phrases import Phrase, phrases_of

_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]{2}\b|[DN]\.[CYJ]\.)")

_THE = re.compile(r"\bthe $", re.IGNORECASE)  # "the VA", "the OR"


@dataclass(frozen=True)
class Mention:
    """A state's name or abbreviation in a message."""

    start: int
    end: int
    code: str
    named: bool  # written out
    capital: bool  # an abbreviation in capitals that are not just the message's
    cued: bool  # means something else as often


class States:
    """What the word list knows of states."""

    def __init__(self, file: Entry) -> None:
        """Take the file of places."""
        self._file = file
        self._codes = {p.words: p.value for p in self.phrases()}
        codes = {*self._codes.values()}
        self._names = {code: _first(self._codes, code) for code in codes}
        self._doubtful = frozenset(file.text("doubtful").split())
        self._words = frozenset(file.text("words").upper().split())
        self._commonest = frozenset(file.text("commonest").upper().split())
        long = sorted((*self._codes, *codes), key=len, reverse=True)
        self.pattern = "|".join(re.escape(name) for name in long)

    def phrases(self) -> Iterator[Phrase]:
        """The names to look up."""
        yield from phrases_of("state", self._file.entry("states"))
        yield from phrases_of("state", self._file.entry("cued_states"), cued=True)

    def name(self, said: str) -> str:
        """A state's full name from its name or abbreviation."""
        return self._names[self._codes.get(said.lower(), said.upper())].title()

    def abbreviations(self, text: str) -> Iterator[Mention]:
        """Every pair of letters that may stand for a state."""
        shouting = text.isupper()
        for said in _ABBREVIATION.finditer(text):
            code = said.group().replace(".", "").upper()
            if code in self._names and not _THE.search(
                text[max(0, said.start() - 4) : said.start()]
            ):
                capital = said.group().isupper() and not shouting
                cued = not capital or code in self._doubtful
                yield Mention(*said.span(), code, named=False, capital=capital, cued=cued)

    def is_word(self, state: Mention) -> bool:
        """Whether it is an English word too, as it is written."""
        return not state.named and not state.capital and state.code in self._words

    def is_commonest(self, state: Mention) -> bool:
        """Whether it is one of the words that stand in half of all messages."""
        return self.is_word(state) and state.code in self._commonest


def _first(codes: dict[str, str], code: str) -> str:
    return next(name for name, its in codes.items() if its == code)
