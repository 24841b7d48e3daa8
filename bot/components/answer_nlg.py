"""Turns a response of the data files into what is said: the clinic's words, sources, choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from bot.buttons import Buttons
from bot.clinic.clinic import Clinic
from bot.components.turns import (
    asked_beside_danger,
    asked_labels,
    last_topic,
    parts_said,
    times_said,
    understood,
)
from bot.content.parts import Part, is_new, next_part
from bot.content.sources import Source
from bot.labels import FALLBACK, is_topic, label_of, response_for

_CHOICES = 3
_BETWEEN_BUBBLES = "\n\n"


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
        topic, part = self._part_to_give(utter_action, tracker)
        name = response_for(topic) if topic else self._anew(utter_action, tracker)
        known = {
            "clinic_name": self._clinic.name,
            "clinic_phone": self._clinic.phone,
            "where": self._where(tracker),
            "guess": self._buttons.title(label_of(understood(tracker))),
        }
        message: dict[str, Any] | None = await super().generate(
            name, tracker, output_channel, **{**known, **kwargs}
        )
        if message is None:
            return None
        if utter_action == response_for(FALLBACK):
            message["buttons"] = self._readings(tracker)[:_CHOICES]
        if utter_action == "utter_crisis_go_on":
            offer = self._buttons.offer(self._next(tracker))
            message["buttons"] = [offer] if offer else []
        if utter_action == "utter_did_you_mean":
            message["buttons"] = self._readings(tracker)[1:_CHOICES]
        if not part and utter_action in map(response_for, asked_labels(understood(tracker))):
            self._shorten(message, utter_action, name, tracker)
        if part:
            self._cut(message, part, self._lead(tracker, topic), _brief(understood(tracker)))
            self._offer_both(message, topic, asked_labels(understood(tracker)))
        self._cite(message)
        return message

    def _part_to_give(
        self, utter_action: str, tracker: DialogueStateTracker
    ) -> tuple[str, Part | None]:
        """The topic and the part of its answer that a response name stands for just now."""
        continues = utter_action == response_for("more")
        named = utter_action.removeprefix(response_for(""))
        topic = (last_topic(tracker) or "") if continues else named
        if not is_topic(topic):
            return "", None
        said, parse = parts_said(tracker, topic), understood(tracker)
        metadata = self.responses[response_for(topic)][0]["metadata"]
        if label_of(parse) == "repeat":
            return topic, Part.AGAIN
        part = next_part(said, bool(metadata.get("more")), _brief(parse))
        return (topic, part) if is_new(part) or not continues else ("", None)

    def _anew(self, utter_action: str, tracker: DialogueStateTracker) -> str:
        """The other wording of a reply that was given before, every second time."""
        other = f"{utter_action}_again"
        often = times_said(tracker, utter_action, other)
        return other if often % 2 and other in self.responses else utter_action

    def _lead(self, tracker: DialogueStateTracker, topic: str) -> str:
        """What says that an answer is given again."""
        return self._once_more(parts_said(tracker, topic).count(Part.AGAIN))

    def _once_more(self, often: int) -> str:
        """The lead-in of what is said again, in other words every second time."""
        name = "utter_once_more_again" if often % 2 else "utter_once_more"
        return str(self.responses[name][0]["text"])

    def _cut(self, message: dict[str, Any], part: Part, lead: str, brief: bool) -> None:
        """Leave of an answer the part that is to be given."""
        metadata = dict(message["metadata"])
        more = metadata.pop("more", None)
        message["metadata"] = {**metadata, "part": part.value}
        first, *rest = message["text"].split(_BETWEEN_BUBBLES)
        if part is Part.BRIEF:
            message["text"] = first
        elif part is Part.REST:
            message["text"] = _BETWEEN_BUBBLES.join(rest) or first
        elif part is Part.MORE:
            message["text"] = more["text"]
            message["metadata"]["sources"] = more["sources"]
        elif part is Part.AGAIN:
            message["text"] = f"{lead}\n{first if brief else message['text']}"

    def _shorten(
        self, message: dict[str, Any], reply: str, name: str, tracker: DialogueStateTracker
    ) -> None:
        """Of two asked things, the plain reply's first bubble; said before, it says so."""
        if len(asked_labels(understood(tracker))) > 1:
            message["text"] = message["text"].split(_BETWEEN_BUBBLES)[0]
        often = times_said(tracker, reply)
        if often and name == reply and f"{reply}_again" not in self.responses:
            message["text"] = f"{self._once_more(often - 1)}\n{message['text']}"

    def _offer_both(self, message: dict[str, Any], topic: str, asked: Sequence[str]) -> None:
        """After two answers, the choices are the rest of the one and of the other."""
        if len(asked) < 2:
            return
        topics = [label for label in asked if is_topic(label)]
        offers = [self._buttons.offer(label) for label in topics] if topic == topics[-1] else []
        message["buttons"] = [offer for offer in offers if offer]

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
        if ours and metadata.get("part") not in (Part.REST, Part.MORE):
            message["text"] = f"{message['text']}\n{ours}"

    def _readings(self, tracker: DialogueStateTracker) -> list[dict[str, str]]:
        """The likeliest readings of the latest message as buttons, best first."""
        ranking = understood(tracker).get("intent_ranking") or []
        labels = [guess["name"] for guess in ranking if guess["name"] != FALLBACK]
        return [button for label in labels if (button := self._buttons.offer(label))]

    def _next(self, tracker: DialogueStateTracker) -> str:
        """What can be gone on with after a crisis reply: the open form, or what was asked."""
        if tracker.active_loop_name:
            return "go_on"
        return asked_beside_danger(understood(tracker)) or ""

    def _where(self, tracker: DialogueStateTracker) -> str:
        """What the conversation was about, in a few words, for somebody who comes back."""
        form = tracker.active_loop_name
        label = form.removesuffix("_form") if form else last_topic(tracker)
        return self._buttons.title(label) if label else "your questions about an IOP"


def _brief(parse: dict[str, Any]) -> bool:
    """Whether an answer is to be short: two share the turn, or the guess is unsure."""
    return len(asked_labels(parse)) > 1 or bool(parse.get("unsure"))
