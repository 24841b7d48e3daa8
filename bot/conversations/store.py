"""Reads and writes our own tables of conversations and feedback; plain synchronous calls."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.engine import Engine

from bot.conversations.models import Conversation, Feedback
from bot.conversations.notices import Clock
from bot.db import session_scope


class ConversationStore:
    """The conversations' clocks and the feedback given in them."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine; nothing is read before it is asked for."""
        self._engine = engine

    def clock(self, conversation_id: str) -> Clock:
        """A conversation's times so far."""
        with session_scope(self._engine) as session:
            row = session.get(Conversation, conversation_id)
            return Clock(row.seen_at, row.noticed_at) if row else Clock()

    def saw(self, conversation_id: str, channel: str, now: datetime, noticed: bool) -> None:
        """Note a message, and a notice if one was given with it."""
        with session_scope(self._engine) as session:
            row = session.get(Conversation, conversation_id)
            if row is None:
                row = Conversation(id=conversation_id, channel=channel, started_at=now)
                session.add(row)
            row.seen_at = now
            row.noticed_at = now if noticed else row.noticed_at

    def add_feedback(self, conversation_id: str, topic: str, verdict: str, now: datetime) -> None:
        """Store one verdict on the answer to `topic`."""
        with session_scope(self._engine) as session:
            session.add(
                Feedback(
                    conversation_id=conversation_id, topic=topic, verdict=verdict, given_at=now
                )
            )

    def erase(self, conversation_id: str) -> int:
        """Delete everything here of one conversation; returns how many rows went."""
        with session_scope(self._engine) as session:
            feedback = delete(Feedback).where(Feedback.conversation_id == conversation_id)
            clock = delete(Conversation).where(Conversation.id == conversation_id)
            return sum(int(session.execute(query).rowcount) for query in (feedback, clock))
