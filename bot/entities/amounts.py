"""Sums and shares: "$1,500", "1.5k", "fifteen hundred dollars", "20%", "80/20"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from bot.content.files import read_yaml
from bot.entities.found import Found
from bot.entities.numbers import Numbers
from bot.entities.patterns import compiled

_FILE = Path(__file__).with_name("amounts.yml")
_WHOLE = 100


class Amounts:
    """Finds sums of money and percentages."""

    def __init__(self, numbers: Numbers) -> None:
        """Compile the patterns with the words for numbers."""
        self._numbers = numbers
        self._patterns = compiled(read_yaml(_FILE), numbers.fragments)

    def find(self, text: str) -> Iterator[Found]:
        """Every amount in `text`, as "1500 USD", "20 %", "30-50 USD" or "80/20 %"."""
        for pattern in self._patterns:
            for said in pattern.finditer(text):
                value = self._value(said)
                if value:
                    yield Found("amount", *_span(said), value)

    def _value(self, said: re.Match[str]) -> str | None:
        groups = said.groupdict()
        if groups.get("share"):
            return f"{self._numbers.read(groups['share']).normalize():f} %"
        if groups.get("ours"):
            ours, theirs = int(groups["ours"]), int(groups["theirs"])
            return f"{ours}/{theirs} %" if ours + theirs == _WHOLE else None
        if groups.get("words"):
            return self._in_words(said)
        low = self._numbers.read(groups["sum"], groups.get("scale"))
        if groups.get("to"):
            high = self._numbers.read(groups["to"], groups.get("to_scale"))
            return f"{_plain(low)}-{_plain(high)} USD"
        return f"{_plain(low)} USD"

    def _in_words(self, said: re.Match[str]) -> str:
        words = said["words"]
        if said.group().lower().endswith("grand"):
            words = f"{words} grand"
        return f"{_plain(self._numbers.read(words))} USD"


def _span(said: re.Match[str]) -> tuple[int, int]:
    part = "is" if said.groupdict().get("is") else 0
    return said.start(part), said.start(part) + len(said.group(part).rstrip())


def _plain(number: Decimal) -> str:
    """A number as one writes it: 1500, 45.50."""
    return str(int(number)) if number == int(number) else f"{number:.2f}"
