"""Plans and payers, as people call them, by the name they are known under."""

import re
from collections.abc import Iterable, Iterator

from bot.entities.found import Found
from bot.entities.lexicon import Lexicon
from bot.entities.phrases import Hit, Phrase
from bot.entities.states import States


class Insurers:
    """Finds insurers; "Blue Cross of Texas" is that state's own plan."""

    def __init__(self, lexicon: Lexicon, states: States) -> None:
        """Take the word list and the states."""
        self._lexicon, self._states = lexicon, states
        exact = lexicon.file.entry("exact")
        self._exact = {word: str(name) for name in exact.fields for word in exact.texts(str(name))}
        self._capitals = re.compile(rf"\b(?:{'|'.join(self._exact)})\b(?! (?:in|replacement)\b)")
        self._of_state = re.compile(rf"(?: plan)? of (?:the state of )?({states.pattern})\b", re.I)
        self._by_state = frozenset(lexicon.file.texts("by_state"))

    def phrases(self) -> Iterator[Phrase]:
        """The phrases to look up."""
        return self._lexicon.phrases()

    def find(self, text: str, hits: Iterable[Hit]) -> Iterator[Found]:
        """Every insurer among the hits, and those that only their capitals tell."""
        longest_first = sorted(self._lexicon.find(text, hits), key=lambda f: f.start - f.end)
        for found in longest_first:
            yield self._with_state(text, found)
        if not text.isupper():
            for said in self._capitals.finditer(text):
                yield Found("insurer", *said.span(), self._exact[said.group()])

    def _with_state(self, text: str, found: Found) -> Found:
        state = self._of_state.match(text, found.end) if found.value in self._by_state else None
        if state is None:
            return found
        name = f"{found.value} of {self._states.name(state[1])}"
        return Found("insurer", found.start, state.end(), name)
