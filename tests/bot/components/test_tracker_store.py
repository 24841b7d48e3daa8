"""Rasa's events survive on SQLite and PostgreSQL alike, in sessions of bounded length."""

from collections.abc import Iterator

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.components.tracker_store import SESSION_TURNS, BoundedTrackerStore
from bot.migrations.upgrade import upgrade
from bot.paths import ROOT
from bot.settings import Settings

FORM, SLOT = "give_feedback_form", "give_feedback__verdict"


@pytest.fixture
def domain() -> Domain:
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def store(fresh: Settings, domain: Domain) -> Iterator[BoundedTrackerStore]:
    upgrade(fresh)
    store = BoundedTrackerStore(fresh.tracker_url, domain)
    yield store
    store.engine.dispose()


def tracker_of(store: BoundedTrackerStore, turns: int) -> DialogueStateTracker:
    tracker = DialogueStateTracker("web:1", store.domain.slots)
    start = [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
    ]
    tracker.update_with_events(start, store.domain)
    for number in range(turns):
        tracker.update_with_events(
            [UserUttered(f"hello {number}"), BotUttered("hi"), ActionExecuted("action_listen")],
            store.domain,
        )
    return tracker


async def test_a_conversation_comes_back_as_it_was_saved(store: BoundedTrackerStore) -> None:
    await store.save(tracker_of(store, turns=3))
    again = await store.retrieve("web:1")
    assert [e.text for e in again.events if isinstance(e, UserUttered)] == [
        "hello 0", "hello 1", "hello 2"
    ]  # fmt: skip


async def test_saving_twice_stores_each_event_once(store: BoundedTrackerStore) -> None:
    tracker = tracker_of(store, turns=2)
    await store.save(tracker)
    await store.save(tracker)
    assert len((await store.retrieve("web:1")).events) == len(tracker.events)


async def test_a_full_session_makes_way_for_a_new_one_that_keeps_slots_and_form(
    store: BoundedTrackerStore,
) -> None:
    tracker = tracker_of(store, turns=SESSION_TURNS)
    kept = [SlotSet(SLOT, "helpful"), SlotSet("requested_slot", SLOT), ActiveLoop(FORM)]
    tracker.update_with_events(kept, store.domain)
    await store.save(tracker)
    again = await store.retrieve("web:1")
    assert not [e for e in again.events if isinstance(e, UserUttered)]
    assert again.get_slot(SLOT) == "helpful"
    assert again.get_slot("requested_slot") == SLOT
    assert again.active_loop_name == FORM
    everything = await store.retrieve_full_tracker("web:1")
    assert len([e for e in everything.events if isinstance(e, UserUttered)]) == SESSION_TURNS


async def test_erasing_one_conversation_leaves_the_others(store: BoundedTrackerStore) -> None:
    await store.save(tracker_of(store, turns=1))
    other = DialogueStateTracker.from_events("web:2", tracker_of(store, 1).events)
    await store.save(other)
    assert store.erase("web:1") > 0
    assert await store.retrieve("web:1") is None
    assert await store.retrieve("web:2") is not None
