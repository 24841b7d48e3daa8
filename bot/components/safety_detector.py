"""Rasa's door to `bot.safety`: runs last, and alone decides whether the intent is `crisis`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.labels import CRISIS, FALLBACK, understanding
from bot.paths import EAR, ENCODER
from bot.safety.detector import Detector
from bot.safety.ear import shared_ear
from bot.safety.tiers import Tier


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
        return cls(Detector(shared_ear(EAR, ENCODER)))

    def process(self, messages: list[Message]) -> list[Message]:
        """Take over the guard's verdict, or judge where there was no guard; settle the intent."""
        for message in messages:
            told = (message.get(METADATA) or {}).get("safety")
            safety: dict[str, Any] = (
                told or self._detector.assess(message.get(TEXT) or "").as_dict()
            )
            message.set("safety", safety, add_to_output=True)
            label = _settled_label(message, int(safety["tier"]))
            if label:
                message.set("unsure", False, add_to_output=True)  # danger is never hedged
                confidence = 1.0 if label == CRISIS else 0.0
                for key, value in understanding(label, confidence).items():
                    message.set(key, value, add_to_output=True)
        return messages


def _settled_label(message: Message, tier: int) -> str | None:
    """`crisis` if and only if the tier is 2 or 3; None leaves the classifier's label."""
    if tier >= Tier.RISK:
        return CRISIS
    named = (message.get("intent") or {}).get("name")
    return FALLBACK if named == CRISIS else None
