"""Where somebody looks for care: a city, a state, "City, ST", each by rules of our own."""

import re
from collections.abc import Iterable, Iterator

from bot.entities.cities import Cities, City
from bot.entities.found import Found
from bot.entities.lexicon import Lexicon
from bot.entities.phrases import Hit, Phrase
from bot.entities.states import Mention, States
from bot.entities.towns import Town, Towns

_JOIN = re.compile(r" ?, ?| ")
_STOPS = re.compile(r"\s*(?:$|[.!?;,)\d\n])")


class Places:
    """Finds places; a person's name after a kin word is none."""

    def __init__(self, lexicon: Lexicon, states: States, cities: Cities, kin: str) -> None:
        """Take what is known of places, and the pattern of kin words."""
        self._lexicon, self._states, self._cities = lexicon, states, cities
        self._towns = Towns(lexicon.file)
        self._no_place = re.compile(lexicon.file.text("no_places"), re.IGNORECASE)
        self._after_kin = re.compile(
            rf"\b{kin}(?:['\u2019]?s)?(?:,? (?:is )?(?:named|called))? $", re.I
        )

    def phrases(self) -> Iterator[Phrase]:
        """The phrases to look up."""
        yield from self._cities.phrases()
        yield from self._states.phrases()

    def find(self, text: str, hits: list[Hit]) -> Iterator[Found]:
        """Every place that the rules find; longer ones first decide what shorter ones are."""
        cities = self._cities.find(text, hits)
        ends = {city.end: city for city in sorted(cities, key=lambda city: -city.start)}
        for state in (*self._named(hits), *self._states.abbreviations(text)):
            yield from self._with_state(text, state, ends)
        for city in cities:
            if self._is_meant(text, city):
                yield Found("place", city.start, city.end, city.name)

    def sure_towns(self, text: str, known: list[Found]) -> Iterator[Found]:
        """Names after "near" and the like, outside what is `known`."""
        for town in self._towns.surely(text):
            found = Found("place", town.start, town.end, town.name)
            if not self.is_no_place(town.name) and not any(map(found.overlaps, known)):
                yield found

    def is_person(self, text: str, start: int) -> bool:
        """Whether what stands at `start` is the name of somebody's kin."""
        return bool(self._after_kin.search(text[max(0, start - 48) : start]))

    def is_cued(self, text: str, start: int, end: int) -> bool:
        """Whether what stands beside says that this is a place."""
        return self._lexicon.allows(text, start, end, cued=True)

    def is_no_place(self, name: str) -> bool:
        """Whether a name is a month's, a language's or the whole country's."""
        return bool(self._no_place.fullmatch(name))

    def _named(self, hits: Iterable[Hit]) -> Iterator[Mention]:
        for hit in hits:
            if hit.phrase.kind == "state":
                code, cued = hit.phrase.value, hit.phrase.cued
                yield Mention(hit.start, hit.end, code, named=True, capital=False, cued=cued)

    def _with_state(self, text: str, state: Mention, ends: dict[int, City]) -> Iterator[Found]:
        join = re.search(r"(?: ?, ?| )$", text[max(0, state.start - 3) : state.start])
        city = ends.get(state.start - len(join.group())) if join else None
        if city and self._fits(text, state, city):
            name = city.name.partition(",")[0]
            yield Found("place", city.start, state.end, f"{name}, {state.code}")
        elif town := self._town(text, state):
            yield Found("place", town.start, state.end, f"{town.name}, {state.code}")
        elif self._stands_alone(text, state):
            yield Found("place", state.start, state.end, state.code)

    def _town(self, text: str, state: Mention) -> Town | None:
        if not self._lexicon.allows(text, state.start, state.end, cued=False):
            return None
        return self._towns.before(text, state, self._closed(text, state))

    def _fits(self, text: str, state: Mention, city: City) -> bool:
        if not self._states.is_word(state):
            return True
        return state.code in city.states and self._closed(text, state)

    def _closed(self, text: str, state: Mention) -> bool:
        """Whether the commonest words ("in", "or", "me") end something, as a state would."""
        return not self._states.is_commonest(state) or bool(_STOPS.match(text, state.end))

    def _stands_alone(self, text: str, state: Mention) -> bool:
        if self._states.is_word(state) or self.is_person(text, state.start):
            return False
        return self._lexicon.allows(text, state.start, state.end, state.cued)

    def _is_meant(self, text: str, city: City) -> bool:
        if text.strip(" .,!?\n") == text[city.start : city.end]:
            return True
        if self.is_person(text, city.start) or self._cities.is_everyday(text, city):
            return False
        return self._lexicon.allows(text, city.start, city.end, city.cued)
