"""Read and store a verdict on the last answer."""

from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.conversations.store import ConversationStore
from bot.conversations.verdicts import read_verdict
from bot.db import make_engine
from bot.settings import load_settings

_VERDICT = "give_feedback__verdict"
_REPLIES = {"helpful": "utter_feedback_thanks", "unhelpful": "utter_feedback_wrong"}


class ValidateGiveFeedbackForm(FormValidationAction):  # type: ignore[misc]
    """Reads a button's or a typed verdict; what it cannot read is asked once more."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "validate_give_feedback_form"

    def validate_give_feedback__verdict(
        self,
        value: object,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],
    ) -> dict[str, Any]:
        """Turn words into one of the stored verdicts, or None to ask again."""
        return {_VERDICT: read_verdict(str(value))}


class ActionStoreFeedback(Action):  # type: ignore[misc]
    """Stores the verdict with the topic it is about, and thanks."""

    def __init__(self, store: ConversationStore | None = None) -> None:
        """Take the store; opened from the settings where none is given."""
        self._store = store

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_store_feedback"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Store the verdict, say thanks, and empty the slot for the next time."""
        store = self._store or ConversationStore(make_engine(load_settings().database_url))
        verdict = read_verdict(str(tracker.get_slot(_VERDICT))) or "unhelpful"
        now = datetime.now(timezone.utc).replace(tzinfo=None)
        store.add_feedback(tracker.sender_id, _last_topic(tracker), verdict, now)
        dispatcher.utter_message(response=_REPLIES.get(verdict, "utter_feedback_wrong"))
        return [SlotSet(_VERDICT, None)]


def _last_topic(tracker: Tracker) -> str:
    """The topic of the latest answer in the conversation, or "" where there was none."""
    for event in reversed(tracker.events):
        metadata = (event.get("metadata") or {}).get("metadata") or {}
        if event.get("event") == "bot" and metadata.get("topic"):
            return str(metadata["topic"])
    return ""
