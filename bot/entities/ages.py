"""How old somebody is: "my 15 year old", "she is 34", "in her seventies"."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.content.files import read_yaml
from bot.entities.found import Found
from bot.entities.numbers import Numbers
from bot.entities.patterns import compiled

_FILE = Path(__file__).with_name("ages.yml")
_OLDEST = 110
_KIN = "\u01c2"  # a letter nobody types takes the place of those of a kin word


class Ages:
    """Finds ages; prices, weeks, hours and ZIPs are none."""

    def __init__(self, numbers: Numbers) -> None:
        """Compile the patterns with the words for numbers."""
        self._numbers = numbers
        self._patterns = compiled(read_yaml(_FILE), {**numbers.fragments, "kin": f"{_KIN}+"})

    def find(self, text: str, relations: Iterable[Found]) -> Iterator[Found]:
        """Every age in `text`: a number of years, or a text such as "13-17" or "70s".

        Kin words count as `relations` found them, slips and all: "my dauther is 15".
        """
        for one in relations:
            text = text[: one.start] + _KIN * (one.end - one.start) + text[one.end :]
        for pattern in self._patterns:
            for said in pattern.finditer(text):
                value = self._value(said)
                if value is not None:
                    yield Found("age", *said.span("is"), value)

    def _value(self, said: re.Match[str]) -> str | int | None:
        groups = said.groupdict()
        if groups.get("decade"):
            return self._decade(groups["decade"].lower())
        if groups.get("months"):
            return int(groups["months"]) // 12
        if groups.get("from"):
            return f"{groups['from']}-{groups['to']}"
        years = int(self._numbers.read(groups["age"]))
        return years if 0 < years <= _OLDEST else None

    def _decade(self, said: str) -> str:
        if said.startswith("teen"):
            return "teens"
        return self._numbers.decades.get(said) or f"{said[:2]}s"
