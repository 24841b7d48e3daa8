"""Any town's name before a state, known to us or not: "in westerville ohio", "Bend, Oregon"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.files import Entry
from bot.entities.cities import written_out
from bot.entities.states import Mention

_WINDOW = 60
_CAPITALS = re.compile(r"((?:[A-Z][\w.'\u2019-]* ){0,2}[A-Z][\w'\u2019-]+) ?(,?) ?$")


@dataclass(frozen=True)
class Town:
    """A town's name, and where it stands."""

    start: int
    end: int
    name: str


class Towns:
    """Reads the words before a state as a town, unless they say something else."""

    def __init__(self, file: Entry) -> None:
        """Take the words before a town in lower case, and the words that are no town."""
        self._not_towns = frozenset(file.text("not_towns").split())
        name = r"([A-Z][a-z]{2,}(?:[ -][A-Z][a-z]+){0,2})(?!['\u2019\w]| [A-Z])"
        self._surely = re.compile(rf"(?i:{file.text('surely_before')}){name}")
        lead = rf"\b{file.text('town_before')} "
        self._lower = re.compile(
            rf"{lead}((?:[a-z][\w.'\u2019-]* ){{0,2}}[a-z][\w'\u2019-]+) ?(,?) ?$", re.I
        )

    def before(self, text: str, state: Mention, closed: bool) -> Town | None:
        """The town that the words before `state` name, if they name one."""
        from_ = max(0, state.start - _WINDOW)
        left = text[from_ : state.start]
        if state.capital or state.named:
            said = _CAPITALS.search(left) or self._lower.search(left)
        else:
            said = self._lower.search(left)
        if said is None or not self._enough(state, said[2], closed):
            return None
        start, name = self._trimmed(said[1])
        start += from_ + said.start(1)
        return Town(start, start + len(name), written_out(name)) if name else None

    def surely(self, text: str) -> Iterator[Town]:
        """The names in capitals that nothing but a town's would stand where they do."""
        for said in self._surely.finditer(text):
            yield Town(*said.span(1), written_out(said[1]))

    def _enough(self, state: Mention, comma: str, closed: bool) -> bool:
        """A doubtful state needs the comma of "Bangor, me"."""
        return closed and (not state.cued or bool(comma) or state.capital)

    def _trimmed(self, name: str) -> tuple[int, str]:
        """The name without leading words that belong to the sentence; "" if any other does."""
        words, start = name.split(" "), 0
        while words and words[0].lower() in self._not_towns:
            start += len(words.pop(0)) + 1
        known = any(word.lower().strip(".,") in self._not_towns for word in words)
        return start, "" if known else " ".join(words)
