"""Collects what the assistant says in a turn, bubble by bubble, with the metadata Rasa's drops."""

from __future__ import annotations

import re
import uuid
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel

_BLANK_LINE = re.compile(r"\n\s*\n")


class Outbox(CollectingOutputChannel):  # type: ignore[misc]
    """One turn's messages: text parted at blank lines, choices under the last bubble."""

    def __init__(self, channel: str, recipient: str, said: str = "") -> None:
        """Collect for `recipient`, the address as the channel knows it.

        `said` names the reply that the guard has given already: Rasa's own record of it is kept
        in the conversation and not sent once more.
        """
        super().__init__()
        self._channel, self._recipient, self._said = channel, recipient, said

    def name(self) -> str:
        """The channel's name, as responses and events know it."""
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one message as Rasa hands it over; one that `joins` goes on in the last bubble."""
        if self._said and message.get("utter_action") == self._said:
            return
        if self.messages and joins(message):
            self.messages[-1] = joined(self.messages[-1], message)
            return
        self.messages.extend(bubbles(message, self._recipient))


def joins(message: dict[str, Any]) -> bool:
    """Whether a message goes on in the bubble before it."""
    return bool((message.get("metadata") or {}).get("joins"))


def joined(last: dict[str, Any], message: dict[str, Any]) -> dict[str, Any]:
    """The last bubble with a joining message in it, and that message's safety tier."""
    tier = message["metadata"]["safety_tier"]
    metadata = {**last["metadata"], "safety_tier": tier}
    return {**last, "text": f"{last['text']}\n{message['text']}", "metadata": metadata}


def bubbles(message: dict[str, Any], recipient: str) -> list[dict[str, Any]]:
    """Part a message into the bubbles a person sees; each carries what it is and whence."""
    texts = [part.strip() for part in _BLANK_LINE.split(message.get("text") or "") if part.strip()]
    if not texts and message.get("custom"):
        texts = [""]
    metadata = message.get("metadata") or {}
    shown = [
        {"id": uuid.uuid4().hex, "recipient_id": recipient, "text": text, "metadata": metadata}
        for text in texts
    ]
    for key in ("buttons", "custom"):
        if shown and message.get(key):
            shown[-1][key] = message[key]
    return shown
