"""Danger outranks everything: logs or says the crisis reply and leaves an open form standing."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.turns import (
    asked_beside_danger,
    done_this_turn,
    predicted,
    understood,
    unread,
)
from bot.components.untrained_policy import UntrainedPolicy
from bot.labels import CRISIS, label_of
from bot.safety.reply import crisis_reply
from bot.safety.tiers import Tier

_GO_ON = "utter_crisis_go_on"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False
)
class SafetyPolicy(UntrainedPolicy):
    """Predicts the crisis reply; needs no action and no story.

    The guard has said the reply before Rasa saw the message and names it in `safety`: predicting
    it here puts it into the conversation's record. A form that was open stays open, but its
    question is not asked in this turn and takes no answer from it ("no" may be meant for ours);
    after a tier 2 reply we only offer to come back to it.
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
        """Say the reply once, then listen; say nothing where there is no danger.

        A reply that is younger than the model is left out: the message at least is recorded.
        """
        steps = _steps(tracker)
        if not steps:
            return self._prediction(self._default_predictions(domain))
        done, known = done_this_turn(tracker), domain.action_names_or_texts
        left = [step for step in steps if step in known and step not in done]
        return predicted(self, left[0] if left else ACTION_LISTEN_NAME, domain, unread(tracker))


def _steps(tracker: DialogueStateTracker) -> list[str]:
    """The crisis reply, and after one of tier 2 the offer to go on with what was under way."""
    parse = understood(tracker)
    safety = parse.get("safety") or {}
    tier, spanish = int(safety.get("tier", 0)), parse.get("language") == "es"
    reply = str(safety.get("reply") or "")
    if not reply and label_of(parse) != CRISIS:
        return []
    waits = tracker.active_loop_name or asked_beside_danger(parse)
    offers = tier == Tier.RISK and bool(waits) and not spanish
    return [reply or crisis_reply("", tier, spanish), *([_GO_ON] if offers else [])]
