"""Danger told on every channel there is: in time, once, on the record, and never in the log."""

import asyncio
import sqlite3
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from bot.language.detect import is_spanish
from bot.launcher.assistant import Assistant
from bot.launcher.server import build_app, channels_of
from bot.settings import Settings
from tests.conversations.danger import (
    ANSWERS,
    DANGERS,
    HIJO,
    NOW,
    RISK,
    SLOTS,
    SON,
    THIRTY,
    assert_answered,
    known,
    p95,
    shown,
)
from tests.conversations.troubles import TROUBLES
from tests.integration.conftest import Server, free_port, started

Messages = list[dict[str, Any]]
Say = Callable[[str], Awaitable[Messages]]
DEV = Settings(profile="dev", secret_key="k" * 40)
NOBODY: Any = SimpleNamespace(guard=None, events=None, replies=None, clinic=None)
CHANNELS = [channel.name() for channel in channels_of(DEV, NOBODY)]


async def on_the_website(http: httpx.AsyncClient) -> Say:
    token = (await http.post("/webhooks/website/session", json={})).json()["token"]
    who = {"Authorization": f"Bearer {token}"}

    async def say(text: str) -> Messages:
        said = {"payload": text, "text": "a button"} if text.startswith("b:") else {"text": text}
        body = {"id": uuid.uuid4().hex, **said}
        answer = await http.post("/webhooks/website/messages", json=body, headers=who)
        return list(answer.json()["messages"])

    return say


async def on_rest(http: httpx.AsyncClient) -> Say:
    sender = uuid.uuid4().hex

    async def say(text: str) -> Messages:
        body = {"sender": sender, "message": text}
        return list((await http.post("/webhooks/rest/webhook", json=body)).json())

    return say


# How a person speaks on each channel: a new channel needs its line here, or its tests fail.
SPEAKERS = {"website": on_the_website, "rest": on_rest}

channels = pytest.mark.parametrize("channel", CHANNELS)


async def come(http: httpx.AsyncClient, channel: str) -> Say:
    """Somebody new on a channel."""
    if channel not in SPEAKERS:
        pytest.fail(f"tell in {__name__} how a person speaks on {channel}")
    return await SPEAKERS[channel](http)


@pytest.fixture(scope="session")
async def http(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
async def here(assistant: Assistant) -> AsyncIterator[httpx.AsyncClient]:
    """The same over HTTP from this process, where a test can break what stands behind."""
    app, port = build_app(DEV, assistant), free_port()
    server = await app.create_server("127.0.0.1", port, return_asyncio_server=True)
    await server.startup()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield client
    server.close()
    await server.wait_closed()


@channels
@pytest.mark.parametrize(("told", "tier"), DANGERS.values(), ids=DANGERS)
async def test_the_first_message_is_answered(
    http: httpx.AsyncClient, channel: str, told: str, tier: int
) -> None:
    say = await come(http, channel)
    assert_answered(await say(told), tier)


@channels
@pytest.mark.parametrize(("form", "slot"), SLOTS[:1])
async def test_an_open_form_goes_on_afterwards(
    http: httpx.AsyncClient, channel: str, form: str, slot: str
) -> None:
    say = await come(http, channel)
    question = (await say(f"b:{form.removesuffix('_form')}"))[-1]["text"]
    replies = await say(SON)
    assert_answered(replies, RISK)
    assert shown(replies[-1:], "b:go_on")
    assert (await say("b:go_on"))[-1]["text"] == question
    assert question not in str(await say(known(ANSWERS, slot)))


@channels
async def test_its_buttons_and_answers_are_understood(
    http: httpx.AsyncClient, channel: str
) -> None:
    say = await come(http, channel)
    assert_answered(await say(SON), RISK)
    assert_answered(await say("yes"), NOW)
    assert shown(await say("b:danger_not_now"), "b:resume")
    assert_answered(await say(SON), RISK)
    spanish = await come(http, channel)
    assert_answered(await spanish(HIJO), RISK)
    assert is_spanish((await spanish("b:danger_me"))[0]["text"])


@channels
async def test_thirty_messages_in_a_row_are_answered_within_a_second(
    http: httpx.AsyncClient, channel: str
) -> None:
    seconds = []
    for told in THIRTY:
        say = await come(http, channel)
        began = time.monotonic()
        replies = await say(told)
        seconds.append(time.monotonic() - began)
        assert_answered(replies, NOW if "tonight" in told else RISK)
    assert p95(seconds) < 1


@channels
@pytest.mark.parametrize("trouble", TROUBLES)
async def test_whatever_is_broken_others_are_answered_within_a_second(
    here: httpx.AsyncClient, assistant: Assistant, channel: str, trouble: str
) -> None:
    with TROUBLES[trouble](assistant):
        held_up = [await come(here, channel) for _ in range(3)]
        asked = [asyncio.ensure_future(say("b:talk_to_person")) for say in held_up]
        await asyncio.sleep(0.3)
        for say in (held_up[0], await come(here, channel)):
            began = time.monotonic()
            assert_answered(await say(SON), RISK)
            assert time.monotonic() - began < 1
    assert all(await asyncio.gather(*asked))


async def test_a_reload_shows_it_once_in_its_place(http: httpx.AsyncClient) -> None:
    token = (await http.post("/webhooks/website/session", json={})).json()["token"]
    who = {"Authorization": f"Bearer {token}"}
    body = {"id": "1", "text": SON}
    sent = await http.post("/webhooks/website/messages", json=body, headers=who)
    history = (await http.get("/webhooks/website/history", headers=who)).json()["messages"]
    texts = [message["text"] for message in history]
    first = sent.json()["messages"][0]["text"]
    assert texts.count(first) == 1
    assert texts.index(first) == texts.index(SON) + 1


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another process holds the database: what is written waits, and fails in the end."""
    with sqlite3.connect(database, isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        yield
        holder.execute("ROLLBACK")


async def test_with_locked_databases_it_is_answered_and_no_word_of_it_is_logged(
    tmp_path: Path,
) -> None:
    with started(tmp_path, PROFILE="dev") as server:
        async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
            speakers = [await come(client, channel) for channel in CHANNELS]
            with locked(tmp_path / "assistant.db"), locked(tmp_path / "tracker.db"):
                for say in speakers:
                    began = time.monotonic()
                    assert_answered(await say("my son marigoldo says he wants to die"), RISK)
                    assert time.monotonic() - began < 1
                    assert await say("my son marigoldo sleeps. how long is the program?")
            assert_answered(await speakers[0]("marigoldo says he wants to die"), RISK)
        assert "marigoldo" not in server.log.read_text(errors="replace").lower()
