"""Whatever fails behind the guard, a person gets a sentence and a way on."""

import asyncio
from typing import Any

import pytest

from bot.channels.guard import MOST_WAITING, Guard, TooManyWaiting
from tests.bot.channels.fakes import fails, message, new_guard, silent


@pytest.fixture
def guard() -> Guard:
    return new_guard()


@pytest.mark.parametrize("handler", [fails, silent])
async def test_a_failure_becomes_an_apology_with_the_phone_lines(
    guard: Guard, handler: Any
) -> None:
    said = await guard.receive(message("how long is it"), handler)
    text = said[-1]["text"]
    assert "988" in text
    assert "911" in text
    assert "555-0142" in text


async def test_a_turn_goes_on_to_its_end_when_the_person_has_gone(guard: Guard) -> None:
    ended = asyncio.Event()

    async def slow(_: Any) -> None:
        await asyncio.sleep(0.05)
        ended.set()

    waiting = asyncio.ensure_future(guard.receive(message("hello"), slow))
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.wait_for(ended.wait(), 1)
    assert waiting.cancelled()


async def test_messages_of_one_person_are_read_one_after_the_other(guard: Guard) -> None:
    order: list[str] = []

    async def notes(user: Any) -> None:
        order.append(f"start {user.text}")
        await asyncio.sleep(0.01)
        order.append(f"end {user.text}")

    await asyncio.gather(*(guard.receive(message(f"m{n}"), notes) for n in range(3)))
    assert order == [f"{edge} m{n}" for n in range(3) for edge in ("start", "end")]


async def test_too_many_waiting_messages_are_refused_and_the_next_ones_are_taken_again(
    guard: Guard,
) -> None:
    gate = asyncio.Event()

    async def waits(_: Any) -> None:
        await gate.wait()

    crowd = [asyncio.ensure_future(guard.receive(message("x"), waits)) for _ in range(MOST_WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(TooManyWaiting):
        await guard.receive(message("one more"), waits)
    assert await guard.receive(message("hello", "someone else"), silent)
    gate.set()
    await asyncio.gather(*crowd)
    assert await guard.receive(message("hello"), silent)


async def test_an_erasure_that_fails_gives_no_receipt() -> None:
    async def broken(_: str) -> None:
        raise OSError("the disk is gone")

    guard = new_guard(erase=broken)
    with pytest.raises(OSError, match="disk"):
        await guard.erase(message(""))
    said = await guard.receive(message("b:delete_now"), silent)
    assert said[0]["metadata"]["title"] == "Something went wrong"
