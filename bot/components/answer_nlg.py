"""Turns a response of the data files into what is said: the clinic's words, sources, choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from bot.buttons import Buttons
from bot.clinic.clinic import Clinic
from bot.components.turns import last_topic, understood
from bot.content.sources import Source
from bot.labels import FALLBACK, label_of, response_for

_CHOICES = 3


class AnswerGenerator(TemplatedNaturalLanguageGenerator):  # type: ignore[misc]
    """Fills in the clinic, names the sources, and offers the nearest topics when unsure."""

    def __init__(self, clinic: Clinic, sources: Mapping[str, Source], buttons: Buttons) -> None:
        """Take what it needs to know; the responses come with the model."""
        super().__init__({})
        self._clinic, self._sources, self._buttons = clinic, sources, buttons

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Return the message for a response name, or None where there is no such response."""
        known = {
            "clinic_name": self._clinic.name,
            "clinic_phone": self._clinic.phone,
            "where": self._where(tracker),
            "guess": self._buttons.title(label_of(understood(tracker))),
        }
        message: dict[str, Any] | None = await super().generate(
            utter_action, tracker, output_channel, **{**known, **kwargs}
        )
        if message is None:
            return None
        if utter_action == response_for(FALLBACK):
            message["buttons"] = self._readings(tracker)[:_CHOICES]
        if utter_action == "utter_did_you_mean":
            message["buttons"] = self._readings(tracker)[1:_CHOICES]
        self._cite(message)
        return message

    def _cite(self, message: dict[str, Any]) -> None:
        """Add the names of the cited sources and, after the general text, the clinic's own."""
        metadata = message.setdefault("metadata", {})
        names = [
            self._sources[key].publisher
            for key in metadata.get("sources", [])
            if key in self._sources
        ]
        if names and metadata.get("topic"):
            metadata["source_names"] = list(dict.fromkeys(names))
        ours = self._clinic.says(str(metadata.get("topic", "")))
        if ours:
            message["text"] = f"{message['text']}\n{ours}"

    def _readings(self, tracker: DialogueStateTracker) -> list[dict[str, str]]:
        """The likeliest readings of the latest message as buttons, best first."""
        ranking = understood(tracker).get("intent_ranking") or []
        labels = [guess["name"] for guess in ranking if guess["name"] != FALLBACK]
        return [button for label in labels if (button := self._buttons.offer(label))]

    def _where(self, tracker: DialogueStateTracker) -> str:
        """What the conversation was about, in a few words, for somebody who comes back."""
        form = tracker.active_loop_name
        label = form.removesuffix("_form") if form else last_topic(tracker)
        return self._buttons.title(label) if label else "your questions about an IOP"
