"""A database in trouble costs a person about a second, never the conversation or a notice."""

import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from bot.conversations.clocks import Clocks
from bot.conversations.notices import AGAIN_AFTER, Clock, Notice

NOON = datetime(2026, 11, 23, 12)
MINUTE = timedelta(minutes=1)
ABOUT_A_SECOND = 1.6


class FakeStore:
    """Keeps clocks as the database would, over a restart of the clocks in memory."""

    def __init__(self) -> None:
        self.clocks: dict[str, Clock] = {}

    def clock(self, conversation: str) -> Clock:
        return self.clocks.get(conversation, Clock())

    def saw(self, conversation: str, channel: str, now: datetime, noticed: bool) -> None:
        before = self.clock(conversation)
        self.clocks[conversation] = Clock(now, now if noticed else before.noticed_at)


class BrokenStore(FakeStore):
    """A database that is down: every call fails at once."""

    def clock(self, conversation: str) -> Clock:
        raise OperationalError("SELECT", {}, Exception("no connection"))

    def saw(self, conversation: str, channel: str, now: datetime, noticed: bool) -> None:
        raise OperationalError("UPDATE", {}, Exception("no connection"))


class HangingStore(FakeStore):
    """A database that does not answer until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def clock(self, conversation: str) -> Clock:
        self.let_go.wait(10)
        return Clock()

    def saw(self, conversation: str, channel: str, now: datetime, noticed: bool) -> None:
        self.let_go.wait(10)


@pytest.fixture
def hanging() -> Iterator[HangingStore]:
    store = HangingStore()
    yield store
    store.let_go.set()


async def tick(clocks: Clocks, now: datetime, conversation: str = "web:1") -> Notice | None:
    """One message; the notice that it gets."""
    return (await clocks.tick(conversation, "website", now)).notice(now)


async def test_a_tick_returns_the_clock_before_the_message_and_moves_it_on() -> None:
    clocks = Clocks(FakeStore())

    assert await clocks.tick("web:1", "website", NOON) == Clock()
    assert await clocks.tick("web:1", "website", NOON + MINUTE) == Clock(NOON, NOON)
    assert await clocks.tick("web:1", "website", NOON) == Clock(NOON + MINUTE, NOON)


async def test_a_notice_that_is_given_again_is_remembered() -> None:
    clocks, later = Clocks(FakeStore()), NOON + AGAIN_AFTER
    told = [await tick(clocks, now) for now in (NOON, NOON + MINUTE, later, later + MINUTE)]

    assert told == [Notice.FIRST, None, Notice.AGAIN, None]


async def test_a_restart_loses_no_clock() -> None:
    store = FakeStore()
    await tick(Clocks(store), NOON)

    assert await Clocks(store).tick("web:1", "website", NOON + MINUTE) == Clock(NOON, NOON)


async def test_conversations_have_clocks_of_their_own() -> None:
    clocks = Clocks(FakeStore())

    assert await tick(clocks, NOON, "web:1") is Notice.FIRST
    assert await tick(clocks, NOON, "web:2") is Notice.FIRST


async def test_a_forgotten_conversation_starts_anew() -> None:
    store = FakeStore()
    clocks = Clocks(store)
    await tick(clocks, NOON)
    store.clocks.clear()  # as erasing does

    clocks.forget("web:1")
    clocks.forget("web:never_seen")

    assert await clocks.tick("web:1", "website", NOON + MINUTE) == Clock()


async def test_with_a_database_that_is_down_the_clock_works_from_memory() -> None:
    clocks, began = Clocks(BrokenStore()), time.monotonic()

    told = [await tick(clocks, now) for now in (NOON, NOON + MINUTE, NOON + AGAIN_AFTER)]

    assert told == [Notice.FIRST, None, Notice.AGAIN]
    assert time.monotonic() - began < ABOUT_A_SECOND


async def test_with_a_database_that_hangs_the_clock_works_from_memory(
    hanging: HangingStore,
) -> None:
    clocks = Clocks(hanging)
    await tick(clocks, NOON)
    began = time.monotonic()

    assert await tick(clocks, NOON + MINUTE) is None
    assert time.monotonic() - began < ABOUT_A_SECOND


async def test_a_database_that_hangs_costs_a_first_message_about_a_second(
    hanging: HangingStore,
) -> None:
    began = time.monotonic()

    assert await tick(Clocks(hanging), NOON) is Notice.FIRST
    assert time.monotonic() - began < ABOUT_A_SECOND
