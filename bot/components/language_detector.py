"""Notes a message's language; one in Spanish is answered in Spanish, not misread as English."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.labels import understanding
from bot.language.detect import is_spanish


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageDetector(GraphComponent):
    """Sets `language` (en, es) and, for Spanish, the intent `change_language`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """Make one; there is nothing to configure."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Look at each message; the safety detector comes after and outranks this."""
        for message in messages:
            spanish = is_spanish(message.get(TEXT) or "")
            message.set("language", "es" if spanish else "en", add_to_output=True)
            if spanish:
                for key, value in understanding("change_language", 1.0).items():
                    message.set(key, value, add_to_output=True)
        return messages
