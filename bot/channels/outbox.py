"""Collects what the assistant says in a turn, bubble by bubble, with the metadata Rasa's drops."""

from __future__ import annotations

import re
import uuid
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel

_BLANK_LINE = re.compile(r"\n\s*\n")


class Outbox(CollectingOutputChannel):  # type: ignore[misc]
    """One turn's messages: text parted at blank lines, choices under the last bubble."""

    def __init__(self, channel: str, recipient: str) -> None:
        """Collect for `recipient`, the address as the channel knows it."""
        super().__init__()
        self._channel, self._recipient = channel, recipient

    def name(self) -> str:
        """The channel's name, as responses and events know it."""
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one message as Rasa hands it over; one that `joins` goes on in the last bubble."""
        metadata = message.get("metadata") or {}
        if self.messages and metadata.get("joins"):
            last = self.messages[-1]
            last["text"] += f"\n{message['text']}"
            last["metadata"] = {**last["metadata"], "safety_tier": metadata["safety_tier"]}
            return
        self.messages.extend(bubbles(message, self._recipient))


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
