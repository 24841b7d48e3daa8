"""Whatever fails behind the guard, a person gets a sentence and a way on."""

import asyncio
from typing import Any

import pytest

from bot.buttons import load_buttons
from bot.channels import guard as guard_module
from bot.channels.guard import MOST_WAITING, Guard, TooManyWaiting
from bot.channels.inbound import Inbound
from bot.content.replies import load_replies
from bot.conversations.notices import Clock
from bot.paths import DATA
from bot.safety.detector import Detector


class StoppedClocks:
    """A clock past its notice, for tests that are not about notices."""

    async def tick(self, conversation: str, channel: str, now: Any) -> Clock:
        return Clock(now, now)


async def forget(conversation: str) -> None:
    return None


@pytest.fixture
def guard() -> Guard:
    replies = load_replies(DATA, "Willow Creek", "555-0142")
    return Guard(load_buttons(DATA), replies, StoppedClocks(), forget, Detector(None))  # type: ignore[arg-type]


def message(text: str, conversation: str = "c") -> Inbound:
    return Inbound("test", conversation, conversation, text)


async def fails(_: Any) -> None:
    raise RuntimeError("behind the guard")


async def silent(_: Any) -> None:
    return None


@pytest.mark.parametrize("handler", [fails, silent])
async def test_a_failure_becomes_an_apology_with_the_phone_lines(
    guard: Guard, handler: Any
) -> None:
    said = await guard.receive(message("how long is it"), handler)
    text = said[-1]["text"]
    assert "988" in text
    assert "911" in text
    assert "555-0142" in text


@pytest.mark.parametrize("handler", [fails, silent])
async def test_danger_is_answered_even_when_everything_behind_is_down(
    guard: Guard, handler: Any
) -> None:
    said = await guard.receive(message("my son says he wants to die"), handler)
    assert "988" in said[0]["text"][:200]
    assert said[0]["metadata"]["safety_tier"] >= 2


async def test_danger_is_answered_when_the_answer_hangs(
    guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard_module, "TURN_SECONDS", 0.1)

    async def hangs(_: Any) -> None:
        await asyncio.sleep(0.5)

    said = await guard.receive(message("she took the whole bottle of pills"), hangs)
    assert "911" in said[0]["text"][:60]


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


async def test_danger_in_spanish_is_answered_in_spanish_when_everything_behind_is_down(
    guard: Guard,
) -> None:
    said = await guard.receive(message("mi hijo dice que se quiere morir"), fails)
    assert "988" in said[0]["text"]
    assert "oprima 2" in said[0]["text"]


async def test_an_erasure_that_fails_gives_no_receipt() -> None:
    async def broken(_: str) -> None:
        raise OSError("the disk is gone")

    replies = load_replies(DATA, "Willow Creek", "555-0142")
    guard = Guard(load_buttons(DATA), replies, StoppedClocks(), broken, Detector(None))  # type: ignore[arg-type]
    with pytest.raises(OSError, match="disk"):
        await guard.erase(message(""))
    said = await guard.receive(message("b:delete_now"), silent)
    assert said[0]["metadata"]["title"] == "Something went wrong"
