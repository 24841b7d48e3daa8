"""A failing database takes nothing half-done with it, quotes nobody, and never hangs."""

import socket
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from bot.conversations.models import Feedback
from bot.db import make_engine, session_scope

SAID = "pineapple"


@pytest.fixture
def silent_server() -> Iterator[int]:
    """The port of a server that takes connections and says nothing: a database that hangs."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for one second where the assistant waits for three."""
    monkeypatch.setattr("bot.db.DATABASE_SECONDS", 1)


def feedback(**changes: object) -> Feedback:
    given = {"conversation_id": "web:1", "topic": "", "verdict": "helpful"}
    return Feedback(**{**given, "given_at": datetime(2026, 11, 23), **changes})


def rows(engine: Engine) -> int:
    with session_scope(engine) as session:
        return len(session.execute(select(Feedback)).all())


def test_what_was_written_stays(engine: Engine) -> None:
    with session_scope(engine) as session:
        session.add(feedback())

    assert rows(engine) == 1


def test_when_anything_fails_nothing_of_it_stays(engine: Engine) -> None:
    def fail_half_way() -> None:
        with session_scope(engine) as session:
            session.add(feedback())
            session.flush()
            raise KeyError("something else failed")

    with pytest.raises(KeyError):
        fail_half_way()

    assert rows(engine) == 0


def test_a_session_can_be_opened_again_after_a_failure(engine: Engine) -> None:
    with pytest.raises(SQLAlchemyError), session_scope(engine) as session:
        session.execute(text("SELECT * FROM nowhere"))

    assert rows(engine) == 0


def test_an_error_does_not_carry_what_was_to_be_stored(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with session_scope(engine) as session:
        session.execute(text("CREATE TABLE said (words TEXT UNIQUE)"))
    insert, words = text("INSERT INTO said VALUES (:words)"), {"words": SAID}

    with pytest.raises(IntegrityError) as raised, session_scope(engine) as session:
        session.execute(insert, [words, words])

    assert SAID not in str(raised.value)
    assert SAID not in repr(raised.value)


def test_the_folder_of_a_database_file_is_made(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'new' / 'folder' / 'a.db'}")

    with engine.connect():
        assert (tmp_path / "new" / "folder" / "a.db").exists()


def test_reading_goes_on_while_another_writes(engine: Engine) -> None:
    with session_scope(engine) as writer:
        writer.add(feedback())
        writer.flush()

        assert rows(engine) == 0


def test_a_locked_sqlite_file_gives_up_in_time(tmp_path: Path, impatient: None) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    began = time.monotonic()
    with make_engine(url).connect() as holder, make_engine(url).connect() as waiting:
        holder.execute(text("BEGIN IMMEDIATE"))
        with pytest.raises(OperationalError):
            waiting.execute(text("BEGIN IMMEDIATE"))

    assert time.monotonic() - began < 2.5


def test_a_database_that_says_nothing_is_given_up_in_time(
    silent_server: int, impatient: None
) -> None:
    engine = make_engine(f"postgresql://postgres@127.0.0.1:{silent_server}/assistant")
    began = time.monotonic()

    with pytest.raises(OperationalError):
        engine.connect()

    assert time.monotonic() - began < 4


@pytest.mark.service
def test_a_slow_statement_is_cut_off(postgresql_url: str, impatient: None) -> None:
    engine = make_engine(postgresql_url)
    began = time.monotonic()

    with pytest.raises(OperationalError), engine.connect() as connection:
        connection.execute(text("SELECT pg_sleep(20)"))

    assert time.monotonic() - began < 3
    engine.dispose()
