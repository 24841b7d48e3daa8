"""Danger outranks everything: says the crisis reply at once and leaves an open form standing."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.turns import done_this_turn, predicted, understood
from bot.components.untrained_policy import UntrainedPolicy
from bot.labels import CRISIS, label_of
from bot.safety.reply import crisis_reply


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False
)
class SafetyPolicy(UntrainedPolicy):
    """Predicts the tier's reply for the intent `crisis`; needs no action and no story.

    The reply is one response of `data/safety.yml`. A form that was open stays open, so the next
    message can go on with it, but its question is not asked again in this turn.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The highest priority there is in config.yml."""
        return {"priority": 100}

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Say the reply once, then listen; say nothing where there is no danger."""
        parse = understood(tracker)
        if label_of(parse) != CRISIS:
            return self._prediction(self._default_predictions(domain))
        tier, spanish = int(parse["safety"]["tier"]), parse.get("language") == "es"
        reply = str(parse.get("reply") or crisis_reply(tier, spanish))
        action = ACTION_LISTEN_NAME if reply in done_this_turn(tracker) else reply
        return predicted(self, action, domain)
