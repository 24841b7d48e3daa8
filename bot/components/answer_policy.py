"""Answers by convention: a label `x` is answered by `action_x` or `utter_x`, form open or not."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.turns import (
    asked_labels,
    done_this_turn,
    labels_before,
    last_part,
    last_topic,
    predicted,
    understood,
    unread,
)
from bot.components.untrained_policy import UntrainedPolicy
from bot.content.parts import Part
from bot.labels import FALLBACK, is_topic, label_of, response_for
from bot.safety.tiers import Tier

_WELCOME = "utter_welcome_back"
_CARE = "utter_care_line"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False
)
class AnswerPolicy(UntrainedPolicy):
    """Plans a turn's replies, says them one after the other, then asks an open form's question.

    It leaves to the rules what a form reads as its answer and what starts a form.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`form_reads`: what an open form takes as an answer; `hedged`: intents hedged too."""
        return {"priority": 50, "form_reads": [], "hedged": []}

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predict the plan's next step; with no plan, leave the turn to the rules."""
        plan = self._plan(tracker, domain)
        if not plan:
            return self._prediction(self._default_predictions(domain))
        done = done_this_turn(tracker)
        left = [step for step in plan if step not in done]
        step = left[0] if left else ACTION_LISTEN_NAME
        return predicted(self, step, domain, unread(tracker) if plan == [_WELCOME] else [])

    def _plan(self, tracker: DialogueStateTracker, domain: Domain) -> list[str]:
        """The steps of this turn, in order; empty where the rules decide."""
        if not tracker.latest_message or not tracker.latest_message.parse_data:
            return []
        label = label_of(understood(tracker))
        form = tracker.active_loop_name
        returned = bool((tracker.latest_message.metadata or {}).get("returned"))
        if form and label in self.config["form_reads"]:
            return [_WELCOME] if returned else []
        replies = _replies(asked_labels(understood(tracker)), tracker, domain)
        if not replies:
            return []
        welcome = [_WELCOME] if returned and (form or last_topic(tracker)) else []
        hedge = ["utter_did_you_mean"] if self._hedges(label, tracker) else []
        closes = label in ("restart", "delete_my_data")
        care = _care(understood(tracker))
        return [
            *welcome,
            *hedge,
            *replies,
            *care,
            *([form] if form and not welcome and not closes else []),
        ]

    def _hedges(self, label: str, tracker: DialogueStateTracker) -> bool:
        """Whether the answer comes with "did you mean": a confident wrong one is the worse."""
        parse = understood(tracker)
        unsure = bool(parse.get("unsure")) and len(asked_labels(parse)) == 1
        return unsure and (is_topic(label) or label in self.config["hedged"])


def _care(parse: dict[str, Any]) -> list[str]:
    """The line on 988 after a typed message of tier 1; a button's own reply says what is needed."""
    touched = parse.get("safety", {}).get("tier") == Tier.CONTEXT and not parse.get("button")
    return [f"{_CARE}_es" if parse.get("language") == "es" else _CARE] if touched else []


def _replies(labels: list[str], tracker: DialogueStateTracker, domain: Domain) -> list[str]:
    """The actions that answer what was asked, in order, each once; empty for the rules."""
    replies = [_reply(label, tracker, domain) for label in labels]
    return list(dict.fromkeys(reply for reply in replies if reply))


def _reply(label: str, tracker: DialogueStateTracker, domain: Domain) -> str | None:
    """The action that answers a label in this conversation, or None for the rules to decide."""
    parse = understood(tracker)
    if label == "restart":
        return None if parse.get("button") else "utter_confirm_restart"
    if parse.get("language") == "es":
        return "utter_spanish"
    if label == "repeat" and last_topic(tracker):
        return response_for(str(last_topic(tracker)))
    if label == "affirm" and last_part(tracker) is Part.BRIEF:
        return "utter_more"
    if label == FALLBACK and labels_before(tracker)[:1] == [FALLBACK]:
        return "utter_menu"
    names = (f"action_{label}", response_for(label))
    return next((name for name in names if name in domain.action_names_or_texts), None)
