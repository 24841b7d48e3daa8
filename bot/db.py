"""The assistant's own database: engine, sessions and the base of its models."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.orm import Session, declarative_base

Base: Any = declarative_base()

DATABASE_SECONDS = 3  # how long one call may wait for the database


def make_engine(url: str) -> Engine:
    """Make an engine for SQLite or PostgreSQL that notices dead connections and never hangs."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(url, parsed.database)
    options = f"-c statement_timeout={DATABASE_SECONDS * 1000}"
    return create_engine(
        url,
        future=True,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_recycle=1800,
        pool_timeout=DATABASE_SECONDS,
        connect_args={"connect_timeout": DATABASE_SECONDS, "options": options},
    )


def _sqlite_engine(url: str, file: str | None) -> Engine:
    if file:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, future=True, hide_parameters=True, connect_args={"timeout": DATABASE_SECONDS}
    )

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA foreign_keys=ON")

    return engine


@contextmanager
def session_scope(engine: Engine) -> Iterator[Session]:
    """One transaction: commits at the end, rolls back when anything inside raises."""
    with Session(engine, future=True) as session, session.begin():
        yield session
