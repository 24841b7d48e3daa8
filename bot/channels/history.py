"""A conversation as its visitor saw it, read back from Rasa's events after a reload."""

from __future__ import annotations

from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.events import BotUttered, Event, UserUttered

from bot.channels.outbox import bubbles, joined, joins
from bot.content.replies import Replies
from bot.conversations.notices import Notice


class History:
    """Reads past messages; the opening notice, which channels say themselves, comes first."""

    def __init__(self, store: TrackerStore, replies: Replies) -> None:
        """Take the store that holds the events and the fixed replies."""
        self._store, self._replies = store, replies

    async def of(self, conversation: str) -> list[dict[str, Any]]:
        """Messages in order: `{"id", "from", "text", "buttons"?, "metadata"?, "time"}`."""
        tracker = await self._store.retrieve_full_tracker(conversation)
        shown: list[dict[str, Any]] = []
        for event in tracker.events if tracker else ():
            if isinstance(event, BotUttered) and shown and joins(event.message()):
                shown[-1] = joined(shown[-1], event.message())
            else:
                shown.extend(_shown(event))
        shown = [{**message, "id": f"h{number}"} for number, message in enumerate(shown)]
        notice = bubbles(self._replies.say(Notice.FIRST.value), "")
        return [{**bubble, "from": "bot"} for bubble in notice] + shown


def _shown(event: Event) -> list[dict[str, Any]]:
    if isinstance(event, UserUttered) and event.text:
        return [{"from": "user", "text": event.text, "time": event.timestamp}]
    if isinstance(event, BotUttered):
        return [
            {**bubble, "from": "bot", "time": event.timestamp}
            for bubble in bubbles(event.message(), "")
        ]
    return []
