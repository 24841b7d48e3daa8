"""What is kept of danger counts messages for the law and holds no word of any."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import Engine

from bot.content.replies import Replies
from bot.crisis.events import Count, SafetyEvent, SafetyEvents, Told
from bot.crisis.state import SafetyMemory
from bot.crisis.watch import Watch
from bot.db import session_scope
from bot.safety.detector import Detector
from bot.safety.tiers import KINDS, Tier, Verdict

OCTOBER, NOVEMBER = datetime(2026, 10, 31, 23, 59, 59), datetime(2026, 11, 1)


@pytest.fixture
def events(engine: Engine) -> SafetyEvents:
    return SafetyEvents(engine)


def conversations(engine: Engine) -> list[str]:
    with session_scope(engine) as session:
        rows = select(SafetyEvent.conversation_id).order_by(SafetyEvent.id)
        return list(session.execute(rows).scalars())


def test_an_event_is_kept_with_what_was_found_and_said(
    events: SafetyEvents, engine: Engine, an_event: Callable[..., Told]
) -> None:
    events.add(an_event(tier=Tier.NOW))

    with session_scope(engine) as session:
        row = session.execute(select(SafetyEvent)).scalar_one()
        assert (row.conversation_id, row.channel, row.tier, row.kind, row.reply) == (
            "web:1",
            "website",
            3,
            "suicide",
            "utter_crisis_suicide",
        )
        assert row.told_at == an_event().at
        assert json.loads(row.signals) == ["suicide.wish", "scope.now"]


async def test_no_word_that_was_typed_is_stored(
    events: SafetyEvents, engine: Engine, replies: Replies
) -> None:
    watch = Watch(Detector(None), SafetyMemory(), replies.names(), events.add)

    await watch.hear("web:1", "website", "my pineapple wants to die and has a pistol, yes tonight")
    await watch.hear("web:1", "website", "yes")

    with engine.connect() as connection:
        rows = str(connection.execute(text("SELECT * FROM safety_events")).all())
    assert rows.count("web:1") == 2
    assert not [word for word in ("pineapple", "pistol", "tonight") if word in rows]


def test_erasing_parts_the_events_from_the_conversation_and_keeps_the_count(
    events: SafetyEvents, engine: Engine, an_event: Callable[..., Told]
) -> None:
    for conversation in ("web:1", "web:1", "web:2"):
        events.add(an_event(conversation))
    before = events.counts()

    assert events.erase("web:1") == 2

    assert events.counts() == before == [Count("2026-11", 2, "suicide", 3)]
    assert conversations(engine) == ["", "", "web:2"]


def test_erasing_what_is_not_there_takes_nothing(
    events: SafetyEvents, engine: Engine, an_event: Callable[..., Told]
) -> None:
    events.add(an_event("web:1"))

    assert events.erase("web:") == events.erase("%") == 0
    assert conversations(engine) == ["web:1"]


def test_messages_are_counted_by_month_tier_and_kind(
    events: SafetyEvents, an_event: Callable[..., Told]
) -> None:
    events.add(an_event(at=NOVEMBER))
    events.add(an_event(at=NOVEMBER, tier=Tier.NOW))
    events.add(an_event(at=NOVEMBER, kind="abuse"))
    events.add(an_event(at=OCTOBER))
    events.add(an_event(at=OCTOBER, conversation="web:2"))

    assert events.counts() == [
        Count("2026-10", 2, "suicide", 2),
        Count("2026-11", 2, "abuse", 1),
        Count("2026-11", 2, "suicide", 1),
        Count("2026-11", 3, "suicide", 1),
    ]


def test_with_nothing_told_there_is_nothing_to_count(events: SafetyEvents) -> None:
    assert events.counts() == []


def test_every_kind_reply_and_list_of_signals_fits_its_column(
    events: SafetyEvents, replies: Replies, an_event: Callable[..., Told]
) -> None:
    kind, reply = max(KINDS, key=len), max(replies.names(), key=len)
    verdict = Verdict(Tier.NOW, tuple(f"suicide.rule_{n}" for n in range(300)), kind)

    events.add(replace(an_event("web:" + "f" * 200), verdict=verdict, reply=reply))

    assert events.counts() == [Count("2026-11", 3, kind, 1)]
