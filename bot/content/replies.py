"""The fixed replies of `data/replies.yml`, for what must be said when Rasa cannot say it."""

from collections.abc import Mapping
from pathlib import Path

from bot.content.files import read_yaml


class Replies:
    """Responses by name, filled in with the clinic's name and phone."""

    def __init__(self, responses: Mapping[str, Mapping[str, object]], **filling: str) -> None:
        """Take each response's only variant and the words that fill its places."""
        self._responses, self._filling = responses, filling

    def names(self) -> frozenset[str]:
        """The names there are."""
        return frozenset(self._responses)

    def say(self, name: str) -> dict[str, object]:
        """A message in the shape of Rasa's own: text, buttons, metadata."""
        response = dict(self._responses[name])
        text = str(response["text"])
        for key, value in self._filling.items():
            text = text.replace(f"{{{key}}}", value)
        return {**response, "text": text}


def load_replies(data: Path, clinic_name: str, clinic_phone: str) -> Replies:
    """Read the replies that a channel itself may have to give."""
    responses: dict[str, Mapping[str, object]] = {}
    for path in (data / "replies.yml", *sorted((data / "safety").glob("*.yml"))):
        entry = read_yaml(path).entry("responses")
        for name in entry.fields:
            responses[name] = next(entry.entries(name)).fields
    return Replies(responses, clinic_name=clinic_name, clinic_phone=clinic_phone)
