"""What a button does: its short id `b:<name>` stands for a topic, an intent or a command."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.content.answers import Answer, load_answers
from bot.content.files import read_yaml
from bot.labels import CRISIS, understanding
from bot.safety.tiers import CALM, Tier, Verdict

PREFIX = "b:"


@dataclass(frozen=True)
class Press:
    """A button that was pressed: the words it shows and what they mean, no reading needed."""

    name: str
    title: str
    label: str
    command: str = ""
    entities: Mapping[str, str] = field(default_factory=dict)

    def parse(self, verdict: Verdict = CALM, reply: str = "") -> dict[str, object]:
        """The parse data that takes the place of understanding the text.

        `verdict` and `reply` are the guard's, for a press that is about danger.
        """
        spans = {"start": 0, "end": len(self.title)}
        entities = [{"entity": k, "value": v, **spans} for k, v in self.entities.items()]
        label = CRISIS if verdict.tier >= Tier.RISK else self.label
        return {
            "text": self.title,
            "intent_ranking": [{"name": label, "confidence": 1.0}],
            "entities": entities,
            "safety": {**verdict.as_dict(), "kind": verdict.kind, "reply": reply},
            "language": "en",
            "button": self.name,
            **understanding(label, 1.0),
        }


class Buttons:
    """Every button there is, by the short id that channels carry."""

    def __init__(self, presses: Mapping[str, Press]) -> None:
        """Take the buttons by name (`schedule`, `find_program`, `danger_now`)."""
        self._presses = presses

    def press(self, payload: str) -> Press | None:
        """Resolve a payload that we issued; anything else is ordinary text and None."""
        return self._presses.get(payload[len(PREFIX) :]) if payload.startswith(PREFIX) else None

    def offer(self, label: str) -> dict[str, str] | None:
        """A button for a label, as a message carries it, where the label has one."""
        press = self._presses.get(label.rsplit("/", maxsplit=1)[-1])
        return {"title": press.title, "payload": f"{PREFIX}{press.name}"} if press else None

    def title(self, label: str) -> str:
        """What a person calls a label: "Hours and days a week" for `faq/schedule`."""
        press = self._presses.get(label.rsplit("/", maxsplit=1)[-1])
        return press.title if press else label.rsplit("/", maxsplit=1)[-1].replace("_", " ")


def load_buttons(data: Path) -> Buttons:
    """Read the buttons: one for each topic, and those named in `buttons.yml`."""
    topics = {press.name: press for press in map(_topic_button, load_answers(data))}
    named = {
        entry.name: Press(
            name=entry.name,
            title=entry.text("title"),
            label=entry.text("label", default=entry.name),
            command=entry.text("command", default=""),
            entities={k: str(v) for k, v in entry.entry("entities").fields.items()},
        )
        for entry in read_yaml(data / "buttons.yml").named("buttons")
    }
    return Buttons({**topics, **named})


def _topic_button(answer: Answer) -> Press:
    return Press(name=answer.key.split("/")[-1], title=answer.title, label=answer.key)
