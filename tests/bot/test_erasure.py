"""Deleting a chat reaches every store, and says so only when it did."""

import asyncio
import threading
from datetime import datetime

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.conversations.clocks import Clocks
from bot.conversations.notices import Clock, Notice
from bot.conversations.store import ConversationStore
from bot.erasure import Erasure

NOON = datetime(2026, 11, 23, 12)


async def test_every_store_forgets_the_one_conversation() -> None:
    erasure, forgotten = Erasure(), []
    erasure.register("events", lambda name: forgotten.append(("events", name)))
    erasure.register("clocks", lambda name: forgotten.append(("clocks", name)))

    assert await erasure.erase("web:1") == ("events", "clocks")
    assert forgotten == [("events", "web:1"), ("clocks", "web:1")]


async def test_with_no_stores_nothing_is_said_to_be_erased() -> None:
    assert await Erasure().erase("web:1") == ()


async def test_a_store_that_fails_is_not_passed_over() -> None:
    def fail(conversation: str) -> None:
        raise OperationalError("DELETE", {}, Exception("gone"))

    erasure = Erasure()
    erasure.register("events", fail)
    erasure.register("clocks", lambda conversation: None)

    with pytest.raises(OperationalError):
        await erasure.erase("web:1")


async def test_a_slow_store_holds_up_nobody_else() -> None:
    erasure, others_were_served = Erasure(), threading.Event()
    erasure.register("events", lambda conversation: others_were_served.wait(5))

    erasing = asyncio.ensure_future(erasure.erase("web:1"))
    await asyncio.sleep(0.01)
    others_were_served.set()

    assert await asyncio.wait_for(erasing, 1) == ("events",)


async def test_an_erased_chat_begins_anew_and_others_go_on(engine: Engine) -> None:
    store, erasure = ConversationStore(engine), Erasure()
    clocks = Clocks(store)
    erasure.register("conversations", store.erase)
    erasure.register("clocks", clocks.forget)
    for conversation in ("web:1", "web:2"):
        await clocks.tick(conversation, "website", NOON)

    await erasure.erase("web:1")

    assert store.clock("web:1") == Clock()
    assert (await clocks.tick("web:1", "website", NOON)).notice(NOON) is Notice.FIRST
    assert (await clocks.tick("web:2", "website", NOON)).notice(NOON) is None
