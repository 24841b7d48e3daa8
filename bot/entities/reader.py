"""Reads who, where, how old, which plan, how much and what for out of a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.entities.ages import Ages
from bot.entities.amounts import Amounts
from bot.entities.cities import Cities
from bot.entities.found import Found, settled
from bot.entities.insurers import Insurers
from bot.entities.lexicon import Lexicon
from bot.entities.named_places import NamedPlaces
from bot.entities.numbers import Numbers
from bot.entities.phrases import Phrases
from bot.entities.places import Places
from bot.entities.relations import Relations
from bot.entities.states import States
from bot.entities.words import read_spelling
from bot.entities.zips import find_zips

if TYPE_CHECKING:
    from spacy.language import Language

_SURROGATE = re.compile("[\ud800-\udfff]")


class EntityReader:
    """Everything that reads entities, with its word lists and its language model."""

    def __init__(self, language: Language) -> None:
        """Take the language model (`load_language`) and read the word lists."""
        place = Lexicon("place", "places.yml")
        states, numbers = States(place.file), Numbers()
        self._conditions = Lexicon("condition", "conditions.yml")
        self._relations = Relations(Lexicon("relation", "relations.yml"))
        kin = self._relations.pattern
        self._insurers = Insurers(Lexicon("insurer", "insurers.yml"), states)
        self._places = Places(place, states, Cities(place.file), kin)
        self._ages, self._amounts = Ages(numbers), Amounts(numbers)
        self._named_places = NamedPlaces(language, self._places)
        lists = (self._conditions, self._relations, self._insurers, self._places)
        self._phrases = Phrases((p for one in lists for p in one.phrases()), read_spelling())

    def read(self, text: str) -> list[Found]:
        """The entities of `text` in order; rules beat the model, the longer span wins."""
        text = _SURROGATE.sub("\ufffd", text)  # half a character, which spaCy cannot read
        hits = list(self._phrases.find(text))
        relations = list(self._relations.find(text, hits))
        found = settled(
            (
                *self._conditions.find(text, hits),
                *relations,
                *self._insurers.find(text, hits),
                *self._places.find(text, hits),
                *self._ages.find(text, relations),
                *self._amounts.find(text),
                *find_zips(text),
            )
        )
        return settled((*found, *self._named_places.find(text, found)))
