"""Say how to reach a person, and whether someone answers the phone now."""

from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.clinic.clinic import Clinic, load_clinic
from bot.clinic.hours import open_now
from bot.settings import load_settings


class ActionTalkToPerson(Action):  # type: ignore[misc]
    """Answers `talk_to_person` with the clinic's phone and hours."""

    def __init__(self, clinic: Clinic | None = None) -> None:
        """Take the clinic; read from the settings where none is given."""
        self._clinic = clinic

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_talk_to_person"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Say the clinic's phone and whether it is answered at this moment."""
        clinic = self._clinic or load_clinic(load_settings())
        hours = open_now(clinic, datetime.now(timezone.utc))
        dispatcher.utter_message(response="utter_talk_to_person", open_now=hours)
        return []
