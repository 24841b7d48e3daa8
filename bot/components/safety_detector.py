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

    The classifier alone never makes tier 3. Between `worries_at` and `hears_at` the question is
    answered, with a plain line on 988 after it.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        """Take the confidences in the label `crisis` that make tier 2 and tier 1."""
        self._hears_at = float(config["hears_at"])
        self._worries_at = float(config["worries_at"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Where the dev set's danger and its idioms part best (`make evaluate`)."""
        return {"hears_at": 0.6, "worries_at": 0.25}

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
        if verdict.signals or message.get("language") == "es":
            return verdict  # the rules have spoken; and the encoder reads English only
        ranking = message.get("intent_ranking") or []
        heard = max((g["confidence"] for g in ranking if g["name"] == CRISIS), default=0.0)
        if heard >= self._hears_at:
            return Verdict(Tier.RISK, ("classifier.crisis",))
        if heard >= self._worries_at:
            return Verdict(Tier.CONTEXT, ("classifier.worry",))
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
