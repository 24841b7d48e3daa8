"""Rasa's door to `bot.safety`: runs last, and alone decides whether the intent is `crisis`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.encoder.encoder import shared_encoder
from bot.labels import CRISIS, FALLBACK, understanding
from bot.paths import EAR, ENCODER
from bot.safety.detector import Detector
from bot.safety.ear import Ear
from bot.safety.tiers import Tier, Verdict


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyDetector(GraphComponent):
    """Adds `safety` to every parse and makes danger the intent, whatever stood there before."""

    def __init__(self, detector: Detector) -> None:
        """Take the detector, the ear in it."""
        self._detector = detector

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyDetector:
        """Make one with rules only: while training, nobody is in danger."""
        return cls(Detector(None))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyDetector:
        """Load the ear that `bot train` trained beside the model."""
        return cls(Detector(Ear.load(EAR, shared_encoder(ENCODER))))

    def process(self, messages: list[Message]) -> list[Message]:
        """Judge each message and settle its intent."""
        for message in messages:
            verdict = self._detector.assess(message.get(TEXT) or "")
            message.set("safety", verdict.as_dict(), add_to_output=True)
            label = _settled_label(message, verdict)
            if label:
                confidence = 1.0 if label == CRISIS else 0.0
                for key, value in understanding(label, confidence).items():
                    message.set(key, value, add_to_output=True)
        return messages


def _settled_label(message: Message, verdict: Verdict) -> str | None:
    """`crisis` if and only if the tier is 2 or 3; None leaves the classifier's label."""
    if verdict.tier >= Tier.RISK:
        return CRISIS
    named = (message.get("intent") or {}).get("name")
    return FALLBACK if named == CRISIS else None
