"""Rasa's events in SQL: on our own engine, and with sessions of bounded length."""

from __future__ import annotations

import time

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


class BoundedTrackerStore(SQLTrackerStore):  # type: ignore[misc]
    """Keeps a turn's cost flat: after 150 turns a new session begins, with slots and form kept.

    Rasa reads and copies the whole current session on every message, so an endless one grows
    slower with each turn. Tables come from migrations, never from here.
    """

    def __init__(self, url: str, domain: Domain | None = None) -> None:
        """Open our own engine on `url` (pre-ping, timeouts); Rasa's constructor is passed over."""
        self.engine = make_engine(url)
        self.sessionmaker = sessionmaker(bind=self.engine)
        TrackerStore.__init__(self, domain)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save the turn's events, then open a new session where this one is full."""
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
