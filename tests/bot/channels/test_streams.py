"""A visitor's other tabs hear what was said; a stream neither starves, lingers nor piles up."""

import asyncio
import json
import tracemalloc
from collections.abc import AsyncIterator

import pytest

from bot.channels.streams import Streams

SECOND = 1.0
HEARTBEAT = ": still here\n\n"


async def following(streams: Streams, conversation: str = "web:1") -> AsyncIterator[str]:
    """A stream that is open: its greeting has been read."""
    stream = streams.follow(conversation)
    assert await soon(stream) == ": hello\n\n"
    return stream


async def soon(stream: AsyncIterator[str]) -> str:
    return await asyncio.wait_for(anext(stream), SECOND)


async def rest(stream: AsyncIterator[str]) -> list[str]:
    """What a stream still holds, up to its end."""

    async def read() -> list[str]:
        return [event async for event in stream]

    return await asyncio.wait_for(read(), SECOND)


def message_of(event: str) -> dict[str, object]:
    """Read an event as a browser's EventSource does."""
    kind, data, *end = event.split("\n")
    assert (kind, end) == ("event: message", ["", ""])
    return json.loads(data.removeprefix("data: "))


async def test_every_tab_of_a_conversation_is_told_and_nobody_else() -> None:
    streams = Streams()
    tabs = [await following(streams), await following(streams)]
    stranger = await following(streams, "web:2")

    streams.publish("web:1", {"text": "Most groups meet in the day."})
    streams.publish("web:2", {"text": "Hello."})

    for tab in tabs:
        assert message_of(await soon(tab)) == {"text": "Most groups meet in the day."}
    assert message_of(await soon(stranger)) == {"text": "Hello."}


@pytest.mark.parametrize("text", ["One.\nTwo.\n\ndata: three", "\r\nevent: close", "¿Qué? 😀"])
async def test_a_message_cannot_break_out_of_its_event(text: str) -> None:
    streams = Streams()
    tab = await following(streams)

    streams.publish("web:1", {"text": text})

    assert message_of(await soon(tab)) == {"text": text}


async def test_messages_come_in_order() -> None:
    streams = Streams()
    tab = await following(streams)
    for number in range(5):
        streams.publish("web:1", {"id": number})

    assert [message_of(await soon(tab))["id"] for _ in range(5)] == [0, 1, 2, 3, 4]


async def test_with_nothing_said_the_line_is_kept_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.streams.HEARTBEAT_SECONDS", 0.01)
    streams = Streams()
    tab = await following(streams)

    assert [await soon(tab), await soon(tab)] == [HEARTBEAT, HEARTBEAT]
    streams.publish("web:1", {"id": 1})
    assert message_of(await soon(tab)) == {"id": 1}


async def test_closing_ends_every_stream_after_what_was_said() -> None:
    streams = Streams()
    tabs = [await following(streams, f"web:{number}") for number in range(3)]
    streams.publish("web:0", {"id": 1})

    streams.close()

    assert [len(await rest(tab)) for tab in tabs] == [1, 0, 0]


async def test_a_tab_that_left_is_missed_by_nobody() -> None:
    streams = Streams()
    gone, stays = await following(streams), await following(streams)
    await gone.aclose()

    streams.publish("web:1", {"id": 1})
    assert message_of(await soon(stays)) == {"id": 1}
    await stays.aclose()
    streams.publish("web:1", {"id": 2})
    streams.close()


async def test_a_reader_who_lags_far_behind_is_let_go() -> None:
    streams = Streams()
    tab = await following(streams)
    for number in range(1_000):
        streams.publish("web:1", {"id": number})

    read = [message_of(event)["id"] for event in await rest(tab)]

    assert read == list(range(len(read)))
    assert 50 <= len(read) <= 200


async def test_a_reader_who_never_reads_does_not_grow_memory() -> None:
    streams = Streams()
    tab = await following(streams)
    tracemalloc.start()
    for _ in range(2_000):
        streams.publish("web:1", {"text": "x" * 10_000})
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert held < 2_000_000
    await tab.aclose()
