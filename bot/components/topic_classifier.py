"""Rasa's door to `bot.understanding`: one flat classifier inside the retrieval convention."""

from __future__ import annotations

from typing import Any, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.turns import message_before
from bot.encoder.encoder import shared_encoder
from bot.encoder.trained_lines import KeepingEncoder
from bot.labels import CRISIS, FALLBACK, understanding
from bot.paths import ENCODER
from bot.understanding.context import leans, read_in_context
from bot.understanding.fingerprint import code_fingerprint
from bot.understanding.heads import Options
from bot.understanding.topic_model import Guess, TopicModel
from bot.understanding.two_questions import two_topics


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(IntentClassifier, GraphComponent):
    """Labels a message with a topic or intent and fills what a ResponseSelector would fill."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Take the options of `config.yml`; nothing is loaded before it is needed."""
        self._options = Options(**{k: v for k, v in config.items() if hasattr(Options, k)})
        self._sure_at = float(config["sure_at"])
        self._pairs = frozenset(config["pairs"])
        self._storage, self._resource = storage, resource
        self._model: TopicModel | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sure_at`: the confidence from which no other reading is offered with the answer.

        `pairs`: the intents that may be one of two questions in a message, as any topic may.
        """
        return {"sure_at": 0.75, "pairs": []}

    @staticmethod
    def required_packages() -> list[str]:
        """What the component imports beyond Rasa."""
        return ["onnxruntime", "tokenizers", "sklearn"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when the model's own code or the encoder changes, not only this class."""
        return code_fingerprint(ENCODER)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """Make an untrained one."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """Load the trained one from the model archive and the encoder from `var/`."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model = TopicModel.load(folder, shared_encoder(ENCODER), component._options)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the labelled lines, topics under their full name; danger is for the detector."""
        examples = [
            (e.get(TEXT), str(e.get(INTENT_RESPONSE_KEY) or e.get(INTENT)))
            for e in training_data.intent_examples
            if e.get(TEXT) and e.get(INTENT) != CRISIS
        ]
        texts, labels = [text for text, _ in examples], [label for _, label in examples]
        self._model = TopicModel.fit(texts, labels, KeepingEncoder(ENCODER), self._options)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing downstream trains on our output."""
        return training_data

    def process(
        self,
        messages: list[Message],
        tracker: Optional[DialogueStateTracker] = None,  # noqa: UP045 - Rasa's graph reads it
    ) -> list[Message]:
        """Label each message; one without readable text is left to the fallback."""
        for message in messages:
            text = (message.get(TEXT) or "").strip()
            both = two_topics(text, self._rank_alone, self._pairs) if text else []
            ranking = both or (self._rank(text, tracker) if text else [])
            first = ranking[0] if ranking else Guess(FALLBACK, 1.0)
            found = {
                **understanding(first.label, first.confidence),
                "topics": [guess.label for guess in both],
                "unsure": bool(ranking) and first.confidence < self._sure_at,
                "intent_ranking": [
                    {"name": guess.label, "confidence": guess.confidence} for guess in ranking
                ],
            }
            for key, value in found.items():
                message.set(key, value, add_to_output=True)
        return messages

    def _rank(self, text: str, tracker: DialogueStateTracker | None) -> list[Guess]:
        """Rank by the text alone, and where it leans, by what was said before as well."""
        alone = self._rank_alone(text)
        before = message_before(tracker) if tracker else None
        if before is None or not alone or not leans(text, alone):
            return alone
        return read_in_context(text, alone, before, self._rank_alone)

    def _rank_alone(self, text: str) -> list[Guess]:
        return self._model.rank(text) if self._model else []
