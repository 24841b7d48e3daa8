"""The cities people write in lower case, and how a place's name is written out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.content.files import Entry
from bot.entities.phrases import Hit, Phrase, phrases_of

_SHORT = {"st": "saint", "ft": "fort", "mt": "mount"}
_SMALL = {"of", "the", "de", "del", "la", "du"}
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


@dataclass(frozen=True)
class City:
    """A known city in a message, and the states that have one of that name."""

    start: int
    end: int
    name: str
    states: frozenset[str]
    cued: bool


class Cities:
    """What the word list knows of cities."""

    def __init__(self, file: Entry) -> None:
        """Take the file of places."""
        self._file = file
        self._everyday = frozenset(file.text("everyday").split())

    def phrases(self) -> Iterator[Phrase]:
        """The names to look up; the value is the state, or what a nickname stands for."""
        for section in ("cities", "cued_cities"):
            for city in phrases_of("city", self._file.entry(section), section == "cued_cities"):
                yield city
                if city.words != (other := _other_spelling(city.words)):
                    yield replace(city, words=other)
        yield from phrases_of("nickname", self._file.entry("nicknames"))

    def find(self, text: str, hits: Iterable[Hit]) -> list[City]:
        """The cities among the hits, those of one name in several states as one."""
        cities: dict[tuple[int, int], City] = {}
        for hit in hits:
            if hit.phrase.kind == "city":
                at = (hit.start, hit.end)
                cities[at] = self._joined(text, hit, cities.get(at))
            elif hit.phrase.kind == "nickname":
                whole = hit.phrase.value
                at = (hit.start, hit.end)
                cities[at] = City(*at, whole, frozenset(), cued=False)
        return list(cities.values())

    def is_everyday(self, text: str, city: City) -> bool:
        """Whether the name stands there as an everyday word, in lower case."""
        return city.name.lower() in self._everyday and text[city.start].islower()

    def _joined(self, text: str, hit: Hit, other: City | None) -> City:
        states = frozenset({hit.phrase.value}) | (other.states if other else frozenset())
        cued = hit.phrase.cued and (other is None or other.cued)
        return City(hit.start, hit.end, written_out(hit.phrase.words), states, cued)


def written_out(name: str) -> str:
    """A place's name as directories write it: "st louis" is "Saint Louis"."""
    name = re.sub(r"\b(st|ft|mt)\b\.?", lambda short: _SHORT[short[1].lower()], name, flags=re.I)
    return _WORD.sub(_capital, name).strip()


def _other_spelling(words: str) -> str:
    """The same city with "ft" for "fort", or "saint" for "st"."""
    return re.sub(r"^fort ", "ft ", re.sub(r"^st ", "saint ", words))


def _capital(word: re.Match[str]) -> str:
    small = word.start() > 0 and word.group().lower() in _SMALL
    return word.group().lower() if small else word.group()[:1].upper() + word.group()[1:].lower()
