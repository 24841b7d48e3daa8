"""Rasa's door to `bot.safety`: runs last, and alone decides whether the intent is `crisis`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.labels import CRISIS, FALLBACK, understanding
from bot.safety.detector import assess
from bot.safety.tiers import Tier, Verdict


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyDetector(GraphComponent):
    """Adds `safety` to every parse: rules first, the topic classifier's `crisis` as a second ear.

    The classifier alone never makes tier 3, and below `hears_at` it makes nothing.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        """Take `hears_at`, the confidence at which a `crisis` label counts as a signal."""
        self._hears_at = float(config["hears_at"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Where the dev set's danger and its idioms part best (`make evaluate`)."""
        return {"hears_at": 0.4}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyDetector:
        """Make one; there is nothing to load."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Judge each message and settle its intent."""
        for message in messages:
            verdict = self._judge(message)
            message.set("safety", verdict.as_dict(), add_to_output=True)
            label = _settled_label(message, verdict)
            if label:
                confidence = 1.0 if label == CRISIS else 0.0
                for key, value in understanding(label, confidence).items():
                    message.set(key, value, add_to_output=True)
        return messages

    def _judge(self, message: Message) -> Verdict:
        verdict = assess(message.get(TEXT) or "")
        ranking = message.get("intent_ranking") or []
        heard = any(
            guess["name"] == CRISIS and guess["confidence"] >= self._hears_at for guess in ranking
        )
        if message.get("language") == "es":  # the encoder reads English only: rules alone decide
            return verdict
        if heard and verdict.tier < Tier.RISK and not verdict.signals:
            return Verdict(Tier.RISK, (*verdict.signals, "classifier.crisis"))
        return verdict


def _settled_label(message: Message, verdict: Verdict) -> str | None:
    """`crisis` if and only if the tier is 2 or 3; None leaves the classifier's label."""
    if verdict.tier >= Tier.RISK:
        return CRISIS
    if (message.get("intent") or {}).get("name") == CRISIS:
        return _runner_up(message)
    return None


def _runner_up(message: Message) -> str:
    """The best label that is not `crisis`: a worried question still gets its answer."""
    names = [guess["name"] for guess in message.get("intent_ranking") or []]
    return next((name for name in names if name not in (CRISIS, FALLBACK)), FALLBACK)
