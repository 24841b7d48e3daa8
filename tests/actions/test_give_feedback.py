"""A verdict on an answer is read, stored with the answer's topic, and thanked for."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from actions.give_feedback import ActionStoreFeedback, ValidateGiveFeedbackForm
from bot.content.files import read_yaml
from bot.conversations.models import Feedback
from bot.conversations.store import ConversationStore
from bot.conversations.verdicts import VERDICTS
from bot.db import make_engine, session_scope
from bot.migrations.upgrade import upgrade
from bot.paths import DATA, ROOT
from bot.settings import Settings

SLOT = "give_feedback__verdict"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    url = f"sqlite:///{tmp_path / 'assistant.db'}"
    return Settings(database_url=url, tracker_database_url="")


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    upgrade(settings)
    engine = make_engine(settings.database_url)
    yield engine
    engine.dispose()


def tracker(verdict: object, *events: dict[str, Any]) -> Tracker:
    return Tracker("web:1", {SLOT: verdict}, {}, list(events), False, None, {}, None)


def answer(topic: str) -> dict[str, Any]:
    """An answer among the events, as Rasa keeps it."""
    name = f"utter_{topic}"
    return {"event": "bot", "metadata": {"utter_action": name, "metadata": {"topic": topic}}}


QUESTION = {"event": "bot", "text": "Was it helpful?", "metadata": {"metadata": {"title": "?"}}}
MESSAGE = {"event": "user", "text": "hi", "metadata": {"returned": False}}


def give(engine: Engine, verdict: object, *events: dict[str, Any]) -> list[dict[str, Any]]:
    """Store a verdict; the messages that thank for it. The slot is empty afterwards."""
    dispatcher = CollectingDispatcher()
    action = ActionStoreFeedback(ConversationStore(engine))
    (emptied,) = action.run(dispatcher, tracker(verdict, *events), {})
    assert (emptied["name"], emptied["value"]) == (SLOT, None)
    return dispatcher.messages


def stored(engine: Engine) -> list[Feedback]:
    with session_scope(engine) as session:
        rows = session.execute(select(Feedback)).scalars().all()
        session.expunge_all()
        return list(rows)


def test_a_verdict_is_stored_with_the_conversation_the_topic_and_the_time(engine: Engine) -> None:
    give(engine, "wrong", MESSAGE, answer("faq/schedule"), QUESTION)

    (row,) = stored(engine)
    assert (row.conversation_id, row.topic, row.verdict) == ("web:1", "faq/schedule", "wrong")
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    assert timedelta(0) <= now - row.given_at < timedelta(minutes=1)


def test_the_latest_answer_is_the_one_that_is_meant(engine: Engine) -> None:
    give(engine, "helpful", answer("faq/medicare"), MESSAGE, answer("faq/schedule"), QUESTION)

    assert [row.topic for row in stored(engine)] == ["faq/schedule"]


@pytest.mark.parametrize("events", [(), (MESSAGE, QUESTION), ({"event": "bot", "metadata": None},)])
def test_a_verdict_before_any_answer_is_kept_without_a_topic(
    engine: Engine, events: tuple[dict[str, Any], ...]
) -> None:
    give(engine, "helpful", *events)

    assert [row.topic for row in stored(engine)] == [""]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_is_answered_by_words_we_have(engine: Engine, verdict: str) -> None:
    (message,) = give(engine, verdict)

    assert message["response"] in read_yaml(DATA / "replies.yml").entry("responses").fields
    assert ("thanks" in message["response"]) == (verdict == "helpful")


@pytest.mark.parametrize("slot", [None, "my son Jo says the group was no good for him"])
def test_nothing_but_a_verdict_is_ever_stored(engine: Engine, slot: object) -> None:
    give(engine, slot)

    assert {row.verdict for row in stored(engine)} <= set(VERDICTS)


def test_a_verdict_that_could_not_be_stored_is_not_thanked_for(settings: Settings) -> None:
    never_migrated = make_engine(settings.database_url)
    dispatcher = CollectingDispatcher()

    with pytest.raises(SQLAlchemyError):
        ActionStoreFeedback(ConversationStore(never_migrated)).run(dispatcher, tracker("wrong"), {})

    assert dispatcher.messages == []


def test_with_no_store_given_it_writes_to_the_deployments_own(
    engine: Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", settings.database_url)

    ActionStoreFeedback().run(CollectingDispatcher(), tracker("helpful"), {})

    assert [row.verdict for row in stored(engine)] == ["helpful"]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("helpful", "helpful"), ("no, not really", "unhelpful"), ("that is wrong", "wrong")],
)
async def test_a_typed_verdict_fills_the_form(said: str, verdict: str) -> None:
    assert await validated(said) == verdict


@pytest.mark.parametrize("said", ["", "how much does it cost", 5])
async def test_what_is_no_verdict_is_asked_once_more(said: object) -> None:
    assert await validated(said) is None


async def validated(value: object) -> object:
    """What the form keeps of a value, by way of the SDK's own form validation."""
    just_set = {"event": "slot", "name": SLOT, "value": value, "timestamp": 1.0}
    events = await ValidateGiveFeedbackForm().run(
        CollectingDispatcher(),
        Tracker("web:1", {SLOT: value}, {}, [just_set], False, None, FORM, "action_listen"),
        read_yaml(ROOT / "domain.yml").fields,
    )
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}[SLOT]


FORM = {"name": "give_feedback_form"}


def test_the_actions_bear_the_names_of_the_domain() -> None:
    names = read_yaml(ROOT / "domain.yml").texts("actions")

    assert {ActionStoreFeedback().name(), ValidateGiveFeedbackForm().name()} <= set(names)
