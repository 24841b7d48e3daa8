"""What we keep of a conversation beside Rasa's events: its clock, and feedback on answers."""

from typing import Any

from sqlalchemy import Column, DateTime, Integer, String

from bot.db import Base


class Conversation(Base):
    """When a conversation was last seen and when its notice was last given (UTC, naive)."""

    __tablename__ = "conversations"

    id: Any = Column(String(255), primary_key=True)
    channel: Any = Column(String(32), nullable=False)
    started_at: Any = Column(DateTime, nullable=False)
    seen_at: Any = Column(DateTime, nullable=False)
    noticed_at: Any = Column(DateTime)


class Feedback(Base):
    """One verdict on one answer: a choice from a list, never free text."""

    __tablename__ = "feedback"

    id: Any = Column(Integer, primary_key=True)
    conversation_id: Any = Column(String(255), nullable=False, index=True)
    given_at: Any = Column(DateTime, nullable=False)
    topic: Any = Column(String(64), nullable=False)
    verdict: Any = Column(String(16), nullable=False)
