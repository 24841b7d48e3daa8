"""What is kept of each message that told of danger: never its words."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, NamedTuple

from sqlalchemy import Column, DateTime, Integer, String, select, update
from sqlalchemy.engine import Engine

from bot.db import Base, session_scope
from bot.safety.tiers import Verdict

_AT_ONCE = 1000  # rows read in one go


@dataclass(frozen=True)
class Told:
    """One message of tier 2 or 3: when and where it came, what was found, what was said to it."""

    conversation: str
    channel: str
    at: datetime  # UTC, naive
    verdict: Verdict
    reply: str


class Count(NamedTuple):
    """How many messages of one kind and tier there were in a month ("2026-11")."""

    month: str
    tier: int
    kind: str
    messages: int


class SafetyEvent(Base):
    """A row of `safety_events`; `conversation_id` is emptied when its conversation is erased."""

    __tablename__ = "safety_events"

    id: Any = Column(Integer, primary_key=True)
    conversation_id: Any = Column(String(255), nullable=False, index=True)
    channel: Any = Column(String(32), nullable=False)
    told_at: Any = Column(DateTime, nullable=False, index=True)
    tier: Any = Column(Integer, nullable=False)
    kind: Any = Column(String(32), nullable=False)
    signals: Any = Column(String(2000), nullable=False)  # a JSON list of names
    reply: Any = Column(String(64), nullable=False)


class SafetyEvents:
    """Writes and counts the events; plain synchronous calls."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of the assistant's own database."""
        self._engine = engine

    def add(self, told: Told) -> None:
        """Store one event."""
        signals = json.dumps(told.verdict.signals)
        with session_scope(self._engine) as session:
            session.add(
                SafetyEvent(
                    conversation_id=told.conversation,
                    channel=told.channel,
                    told_at=told.at,
                    tier=int(told.verdict.tier),
                    kind=told.verdict.kind,
                    signals=signals if len(signals) <= 2000 else "[]",
                    reply=told.reply,
                )
            )

    def erase(self, conversation: str) -> int:
        """Part the events from an erased conversation; the counts stay, as the law asks."""
        rows = update(SafetyEvent).where(SafetyEvent.conversation_id == conversation)
        with session_scope(self._engine) as session:
            return int(session.execute(rows.values(conversation_id="")).rowcount)

    def counts(self) -> list[Count]:
        """How many by month, tier and kind, in that order: no conversation, no words."""
        rows = select(SafetyEvent.told_at, SafetyEvent.tier, SafetyEvent.kind)
        with session_scope(self._engine) as session:
            told = Counter(
                (row.told_at.strftime("%Y-%m"), int(row.tier), str(row.kind))
                for row in session.execute(rows).yield_per(_AT_ONCE)
            )
        return [Count(*what, messages) for what, messages in sorted(told.items())]


def utc_now() -> datetime:
    """The time now, UTC and naive as the databases keep it."""
    return datetime.now(timezone.utc).replace(tzinfo=None)
