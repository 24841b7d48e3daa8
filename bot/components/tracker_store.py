"""Rasa's events in SQL: on our own engine, off the event loop, in sessions of bounded length."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import delete
from sqlalchemy.orm import sessionmaker

from bot.db import make_engine, session_scope

SESSION_TURNS = 150
WAIT_SECONDS = 4.0  # for one call: a little more than the engine's own timeouts
_THREADS = 8


class BoundedTrackerStore(SQLTrackerStore):  # type: ignore[misc]
    """Keeps a turn's cost flat: after 150 turns a new session begins, with slots and form kept.

    Rasa reads and copies the whole current session on every message, so an endless one grows
    slower with each turn. Tables come from migrations, never from here. Rasa's calls are plain
    blocking SQL inside coroutines: each runs in a thread of the store's own, with a bounded wait,
    so that a database that hangs holds up nobody else's conversation.
    """

    def __init__(self, url: str, domain: Domain | None = None) -> None:
        """Open our own engine on `url` (pre-ping, timeouts); Rasa's constructor is passed over."""
        self.engine = make_engine(url)
        self.sessionmaker = sessionmaker(bind=self.engine)
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="tracker-store")
        TrackerStore.__init__(self, domain)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save the turn's events, then open a new session where this one is full."""
        await self._apart(self._save(tracker))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's present session."""
        tracker: DialogueStateTracker | None = await self._apart(super().retrieve(sender_id))
        return tracker

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The whole conversation."""
        whole = super().retrieve_full_tracker(conversation_id)
        tracker: DialogueStateTracker | None = await self._apart(whole)
        return tracker

    async def keys(self) -> Iterable[str]:
        """Every conversation's id."""
        ids: Iterable[str] = await self._apart(super().keys())
        return ids

    async def _apart(self, call: Coroutine[Any, Any, Any]) -> Any:
        """Run one of Rasa's coroutines in a thread; raises asyncio.TimeoutError when it hangs."""
        running = asyncio.get_running_loop().run_in_executor(self._threads, asyncio.run, call)
        return await asyncio.wait_for(running, WAIT_SECONDS)

    async def _save(self, tracker: DialogueStateTracker) -> None:
        await super().save(tracker)
        turns = sum(isinstance(event, UserUttered) for event in tracker.events)
        if turns >= SESSION_TURNS:
            tracker.update_with_events(_new_session(tracker), self.domain)
            await super().save(tracker)

    def erase(self, conversation: str) -> int:
        """Delete every event of one conversation; returns how many rows went."""
        with session_scope(self.engine) as session:
            events = delete(self.SQLEvent).where(self.SQLEvent.sender_id == conversation)
            return int(session.execute(events).rowcount)


def _new_session(tracker: DialogueStateTracker) -> list[Event]:
    """The events that begin a session where the conversation stands now."""
    slots = [
        SlotSet(slot.name, slot.value)
        for slot in tracker.slots.values()
        if slot.value is not None and slot.value != slot.initial_value
    ]
    form = [ActiveLoop(tracker.active_loop_name)] if tracker.active_loop_name else []
    events: list[Event] = [
        ActionExecuted(ACTION_SESSION_START_NAME),
        SessionStarted(),
        *slots,
        *form,
        ActionExecuted(ACTION_LISTEN_NAME),
    ]
    now = time.time()
    for event in events:
        event.timestamp = now
    return events
