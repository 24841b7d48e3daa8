"""A kind's word list: which phrases say it, and what must or must not stand beside them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.content.files import Entry, read_yaml
from bot.entities.found import Found
from bot.entities.phrases import Hit, Phrase, phrases_of

_FOLDER = Path(__file__).parent
_WINDOW = 48  # letters to either side that are looked at


class Beside:
    """The patterns of a word list for what stands directly before and after a phrase."""

    def __init__(self, file: Entry) -> None:
        """Compile `before`, `after`, and what rules a reading out."""
        self._before, self._after = _pattern(file, "before"), _pattern(file, "after")
        self._not_before = _pattern(file, "unless_before")
        self._not_after = _pattern(file, "unless_after")
        self._not_cued_after = _pattern(file, "cued_unless_after")

    def allows(self, text: str, start: int, end: int, cued: bool) -> bool:
        """Whether what stands at `start` to `end` means what the list says it means."""
        left, right = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
        if self._not_before.search(left) or self._not_after.match(right):
            return False
        if not cued:
            return True
        cue = self._before.search(left) or self._after.match(right)
        return bool(cue) and not self._not_cued_after.match(right)


class Lexicon:
    """One kind's phrases and the rules for reading them."""

    def __init__(self, kind: str, file_name: str) -> None:
        """Read the word list of `file_name` in this folder."""
        self.kind = kind
        self.file = read_yaml(_FOLDER / file_name)
        self._beside = Beside(self.file)

    def phrases(self) -> Iterator[Phrase]:
        """The phrases of the list, those that need a cue marked so."""
        for section in ("words", "cued"):
            yield from phrases_of(self.kind, self.file.entry(section), cued=section == "cued")

    def find(self, text: str, hits: Iterable[Hit]) -> Iterator[Found]:
        """The hits of this kind that are meant so where they stand."""
        for hit in hits:
            if hit.phrase.kind == self.kind and self.allows(
                text, hit.start, hit.end, hit.phrase.cued
            ):
                yield Found(self.kind, hit.start, hit.end, hit.phrase.value)

    def allows(self, text: str, start: int, end: int, cued: bool) -> bool:
        """Whether words are meant as this kind where they stand."""
        return self._beside.allows(text, start, end, cued)


def _pattern(file: Entry, key: str) -> re.Pattern[str]:
    return re.compile(file.text(key, "(?!)"), re.IGNORECASE)
