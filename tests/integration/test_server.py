"""The running assistant over HTTP: what it takes, what it refuses, and that it keeps going."""

import asyncio
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from bot.paths import ROOT
from bot.settings import child_environment
from tests.integration.conftest import Server

HEARTBEAT_WAIT = 62


@pytest.fixture(scope="session")
async def http(server: Server) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=server.url, timeout=30)


async def session(http: httpx.AsyncClient) -> dict[str, str]:
    token = (await http.post("/webhooks/website/session", json={})).json()["token"]
    return {"Authorization": f"Bearer {token}"}


async def send(
    http: httpx.AsyncClient, who: dict[str, str], text: str, key: str = ""
) -> httpx.Response:
    body = {"id": key or f"{time.monotonic_ns()}", "text": text}
    return await http.post("/webhooks/website/messages", json=body, headers=who)


async def test_the_root_leads_to_the_demonstration_page(http: httpx.AsyncClient) -> None:
    answer = await http.get("/")
    assert answer.headers["location"] == "/demo"
    assert "Willow Creek" in (await http.get("/demo")).text


async def test_health_and_readiness_tell_apart(http: httpx.AsyncClient) -> None:
    assert (await http.get("/health")).json() == {"status": "alive"}
    ready = (await http.get("/ready")).json()
    assert ready == {"ready": True, "model": True, "database": True, "events": True}


async def test_rasas_own_api_is_not_there(http: httpx.AsyncClient) -> None:
    for path in ("/status", "/version", "/conversations/x/tracker", "/model/parse", "/domain"):
        assert (await http.get(path)).status_code == 404


async def test_the_rest_channel_answers_with_text_buttons_and_metadata(
    http: httpx.AsyncClient,
) -> None:
    body = {"sender": "ann", "message": "what is an iop"}
    messages = (await http.post("/webhooks/rest/webhook", json=body)).json()
    assert {message["recipient_id"] for message in messages} == {"ann"}
    answer = messages[-1]
    assert answer["metadata"]["topic"] == "faq/iop_definition"
    assert answer["metadata"]["sources"]
    assert answer["metadata"]["reviewed"]
    press = {"sender": "ann", "message": answer["buttons"][0]["payload"]}
    pressed = (await http.post("/webhooks/rest/webhook", json=press)).json()
    topic = answer["buttons"][0]["payload"].removeprefix("b:")
    assert pressed[-1]["metadata"]["topic"] == f"faq/{topic}"


@pytest.mark.parametrize(
    "body",
    [b"", b"not json", b"[]", b'"text"', b"{}", b'{"sender": "x"}',
     b'{"sender": 1, "message": "a"}',
     b'{"sender": "x", "message": 123}', b'{"sender": "x", "message": null}', b"\xff\xfe"],
)  # fmt: skip
async def test_a_body_of_the_wrong_shape_is_a_plain_400(
    http: httpx.AsyncClient, body: bytes
) -> None:
    answer = await http.post("/webhooks/rest/webhook", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


async def test_a_message_of_a_hundred_thousand_characters_is_answered_politely(
    http: httpx.AsyncClient,
) -> None:
    answer = await send(http, await session(http), "why " * 25_000)
    assert answer.status_code == 200
    assert answer.json()["messages"]


async def test_a_body_of_a_megabyte_is_refused(http: httpx.AsyncClient) -> None:
    answer = await send(http, await session(http), "x" * 1_000_000)
    assert answer.status_code == 413
    assert answer.json()["error"]


async def test_without_a_session_of_ours_nobody_gets_in(http: httpx.AsyncClient) -> None:
    who = await session(http)
    forged = {"Authorization": who["Authorization"][:-4] + "AAAA"}
    for headers in ({}, {"Authorization": "Bearer x"}, forged):
        assert (await send(http, headers, "hello")).status_code == 401
        assert (await http.get("/webhooks/website/history", headers=headers)).status_code == 401


async def test_two_sessions_never_see_each_other(http: httpx.AsyncClient) -> None:
    one, other = await session(http), await session(http)
    await send(http, one, "my canary is marigold")
    theirs = (await http.get("/webhooks/website/history", headers=other)).json()["messages"]
    assert "marigold" not in json.dumps(theirs)


async def test_a_resent_message_gets_the_same_answer_and_no_second_turn(
    http: httpx.AsyncClient,
) -> None:
    who = await session(http)
    first, again = await asyncio.gather(
        send(http, who, "how many weeks is it", "same"),
        send(http, who, "how many weeks is it", "same"),
    )
    assert first.json() == again.json()
    history = (await http.get("/webhooks/website/history", headers=who)).json()["messages"]
    assert [m["from"] for m in history].count("user") == 1


async def test_history_gives_back_the_conversation_in_order(http: httpx.AsyncClient) -> None:
    who = await session(http)
    await send(http, who, "what is an iop")
    await send(http, who, "thanks")
    history = (await http.get("/webhooks/website/history", headers=who)).json()["messages"]
    said = [message["text"] for message in history if message["from"] == "user"]
    assert said == ["what is an iop", "thanks"]
    assert "automated" in history[0]["text"]


async def test_an_old_token_carries_the_conversation_on(http: httpx.AsyncClient) -> None:
    who = await session(http)
    await send(http, who, "what is an iop")
    token = who["Authorization"].removeprefix("Bearer ")
    back = (await http.post("/webhooks/website/session", json={"token": token})).json()
    assert back["welcome"] == []
    again = {"Authorization": f"Bearer {back['token']}"}
    history = (await http.get("/webhooks/website/history", headers=again)).json()["messages"]
    assert [m for m in history if m["text"] == "what is an iop"]


async def test_deleting_leaves_a_receipt_and_nothing_else(http: httpx.AsyncClient) -> None:
    who = await session(http)
    await send(http, who, "my canary is periwinkle")
    receipt = await http.post("/webhooks/website/delete", headers=who)
    assert receipt.json()["receipt"]
    history = (await http.get("/webhooks/website/history", headers=who)).json()["messages"]
    assert "periwinkle" not in json.dumps(history)


async def test_a_crowd_of_one_is_answered_or_asked_to_wait_and_others_are_not_held_up(
    http: httpx.AsyncClient,
) -> None:
    busy, other = await session(http), await session(http)
    crowd = [asyncio.ensure_future(send(http, busy, f"hello {n}")) for n in range(30)]
    calm = await send(http, other, "what is an iop")
    answers = await asyncio.gather(*crowd)
    assert calm.status_code == 200
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert sum(answer.status_code == 200 for answer in answers) >= 20


async def test_an_event_stream_outlives_a_silent_minute_and_then_tells_what_another_tab_said(
    http: httpx.AsyncClient,
) -> None:
    who = await session(http)
    async with http.stream("GET", "/webhooks/website/events", headers=who, timeout=90) as stream:
        lines = stream.aiter_lines()
        began = time.monotonic()
        while time.monotonic() - began < HEARTBEAT_WAIT:
            assert (await lines.__anext__())[:1] in ("", ":")
        await send(http, who, "how many hours a week")
        async for line in lines:
            if line.startswith("data:") and json.loads(line[5:])["from"] == "bot":
                break
    assert time.monotonic() - began >= HEARTBEAT_WAIT


async def test_no_word_of_a_message_reaches_the_log(
    http: httpx.AsyncClient, server: Server
) -> None:
    who = await session(http)
    for text in ("my canary is chrysanthemum", "/chrysanthemum", "chrysanthemum " * 500):
        await send(http, who, text)
    assert "chrysanthemum" not in server.log.read_text(errors="replace").lower()


def run(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    database = {"DATABASE_URL": f"sqlite:///{tmp_path / 'assistant.db'}", "BOT_PORT": "5871"}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=child_environment(**{**database, **environment}),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"PROFILE": "production", "SECRET_KEY": ""}, "SECRET_KEY"),
        ({"PROFILE": "sandbox"}, "PROFILE"),
        ({"PROFILE": "dev", "BOT_PORT": "http"}, "PORT"),
        ({"PROFILE": "dev", "CLINIC_FILE": "/nowhere/clinic.yml"}, "clinic.yml"),
        ({"PROFILE": "dev"}, "migrate"),
    ],
    ids=["no secret", "unknown profile", "bad port", "no clinic", "no tables"],
)
def test_what_cannot_start_says_why_in_one_line_and_ends_with_2(
    tmp_path: Path, environment: dict[str, str], said: str
) -> None:
    ended = run(tmp_path, "run", **environment)
    assert ended.returncode == 2
    errors = [line for line in ended.stderr.splitlines() if line.startswith("error:")]
    assert len(errors) == 1
    assert said in errors[0]


def test_a_port_that_is_taken_is_named_before_anything_is_loaded(
    tmp_path: Path, server: Server
) -> None:
    port = server.url.rsplit(":", 1)[1]
    ended = run(tmp_path, "run", PROFILE="dev", BOT_PORT=port)
    assert ended.returncode == 2
    assert port in ended.stderr


def test_production_has_no_rest_channel_a_separate_action_server_works_and_streams_end_with_it(
    tmp_path: Path,
) -> None:
    from tests.integration.conftest import free_port, started

    settings = {"PROFILE": "production", "SECRET_KEY": "k" * 40, "ACTIONS": "http"}
    settings["ACTIONS_PORT"] = str(free_port())
    with started(tmp_path, **settings) as server, httpx.Client(base_url=server.url) as client:
        body = {"sender": "x", "message": "hello"}
        assert client.post("/webhooks/rest/webhook", json=body).status_code == 404
        token = client.post("/webhooks/website/session", json={}).json()["token"]
        who = {"Authorization": f"Bearer {token}"}
        ask = {"id": "1", "text": "can i talk to a person"}
        said = client.post("/webhooks/website/messages", json=ask, headers=who).json()
        assert "555-0142" in json.dumps(said)
        assert "answered" in json.dumps(said)
        stream = client.build_request("GET", "/webhooks/website/events", headers=who)
        opened = client.send(stream, stream=True)  # left open: Ctrl-C must end it all the same
        assert opened.status_code == 200
        server.process.send_signal(signal.SIGINT)
        server.process.wait(5)
