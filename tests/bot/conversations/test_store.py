"""What we keep of a conversation is kept apart from others', and goes when it is erased."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.content.answers import load_trained
from bot.conversations.models import Conversation, Feedback
from bot.conversations.notices import Clock
from bot.conversations.store import ConversationStore
from bot.conversations.verdicts import VERDICTS
from bot.db import make_engine, session_scope
from bot.paths import DATA

NOON = datetime(2026, 11, 23, 12, 0, 0, 123456)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def store(engine: Engine) -> ConversationStore:
    return ConversationStore(engine)


def feedback(engine: Engine) -> list[tuple[str, str, str]]:
    with session_scope(engine) as session:
        rows = session.execute(select(Feedback).order_by(Feedback.id)).scalars()
        return [(row.conversation_id, row.topic, row.verdict) for row in rows]


def test_an_unknown_conversation_has_an_empty_clock(store: ConversationStore) -> None:
    assert store.clock("web:1") == Clock()


def test_a_message_with_a_notice_is_noted_to_the_microsecond(store: ConversationStore) -> None:
    store.saw("web:1", "website", NOON, noticed=True)

    assert store.clock("web:1") == Clock(seen_at=NOON, noticed_at=NOON)


def test_a_message_without_a_notice_leaves_the_notices_time(store: ConversationStore) -> None:
    store.saw("web:1", "website", NOON, noticed=True)
    store.saw("web:1", "website", LATER, noticed=False)

    assert store.clock("web:1") == Clock(seen_at=LATER, noticed_at=NOON)


def test_a_conversation_keeps_when_it_began(store: ConversationStore, engine: Engine) -> None:
    store.saw("web:1", "website", NOON, noticed=True)
    store.saw("web:1", "website", LATER, noticed=True)

    with session_scope(engine) as session:
        (row,) = session.execute(select(Conversation)).scalars()
        assert (row.channel, row.started_at, row.seen_at) == ("website", NOON, LATER)


def test_a_clock_outlives_a_restart(store: ConversationStore, engine: Engine) -> None:
    store.saw("web:1", "website", NOON, noticed=True)

    assert ConversationStore(make_engine(str(engine.url))).clock("web:1").seen_at == NOON


def test_every_verdict_on_an_answer_is_kept(store: ConversationStore, engine: Engine) -> None:
    store.add_feedback("web:1", "faq/schedule", "wrong", NOON)
    store.add_feedback("web:1", "faq/schedule", "helpful", LATER)
    store.add_feedback("web:2", "", "helpful", LATER)

    assert feedback(engine) == [
        ("web:1", "faq/schedule", "wrong"),
        ("web:1", "faq/schedule", "helpful"),
        ("web:2", "", "helpful"),
    ]


def test_every_topic_and_verdict_fits_its_column(store: ConversationStore, engine: Engine) -> None:
    topic, verdict = max(load_trained(DATA), key=len), max(VERDICTS, key=len)

    store.add_feedback("web:" + "f" * 200, topic, verdict, NOON)

    assert len(feedback(engine)) == 1


def test_erasing_takes_the_clock_and_the_feedback_of_one_conversation(
    store: ConversationStore, engine: Engine
) -> None:
    for conversation in ("web:1", "web:2"):
        store.saw(conversation, "website", NOON, noticed=True)
        store.add_feedback(conversation, "faq/schedule", "helpful", NOON)

    assert store.erase("web:1") == 2

    assert store.clock("web:1") == Clock()
    assert store.clock("web:2").seen_at == NOON
    assert feedback(engine) == [("web:2", "faq/schedule", "helpful")]


def test_erasing_what_is_not_there_takes_nothing(store: ConversationStore) -> None:
    store.saw("web:1", "website", NOON, noticed=True)

    assert store.erase("web:") == store.erase("%") == 0
    assert store.clock("web:1").seen_at == NOON
