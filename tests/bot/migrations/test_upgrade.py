"""A fresh database comes to the schema that the code expects, and a second time changes nothing."""

from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy import inspect, select
from sqlalchemy.engine import Engine

from bot.conversations.models import Feedback
from bot.conversations.store import ConversationStore
from bot.db import Base, make_engine, session_scope
from bot.migrations.upgrade import databases, is_current, upgrade
from bot.settings import Settings

NOON = datetime(2026, 11, 23, 12)
NOT_OURS = {"events", "alembic_app", "alembic_tracker"}
SQLEvent = SQLTrackerStore.SQLEvent


def tables(url: str) -> set[str]:
    return set(inspect(make_engine(url)).get_table_names())


def current(settings: Settings) -> dict[str, bool]:
    return {name: is_current(name, make_engine(url)) for name, url in databases(settings).items()}


def test_a_database_nobody_migrated_is_not_current(fresh: Settings) -> None:
    assert current(fresh) == {"app": False, "tracker": False}


def test_a_fresh_database_becomes_current(fresh: Settings) -> None:
    upgrade(fresh)

    assert current(fresh) == {"app": True, "tracker": True}


def test_a_second_upgrade_changes_nothing_and_keeps_what_is_stored(
    fresh: Settings, engine: Engine
) -> None:
    ConversationStore(engine).add_feedback("web:1", "faq/schedule", "helpful", NOON)
    before = tables(fresh.database_url)

    upgrade(fresh)

    assert tables(fresh.database_url) == before
    assert current(fresh) == {"app": True, "tracker": True}
    with session_scope(engine) as session:
        assert session.execute(select(Feedback.topic)).scalars().all() == ["faq/schedule"]


def test_the_models_are_what_the_migrations_make(engine: Engine) -> None:
    options = {
        "compare_type": True,
        "version_table": "alembic_app",
        "include_object": lambda _, name, kind, *__: kind != "table" or name not in NOT_OURS,
    }
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_rasa_can_store_its_events_in_the_migrated_table(fresh: Settings) -> None:
    upgrade(fresh)
    stored = SQLEvent(
        sender_id="web:1",
        type_name="user",
        timestamp=1.5,
        intent_name="greet",
        action_name=None,
        data='{"event": "user"}',
    )
    events = make_engine(fresh.tracker_url)
    with session_scope(events) as session:
        session.add(stored)

    with session_scope(events) as session:
        (row,) = session.execute(select(SQLEvent)).scalars()
        assert (row.sender_id, row.timestamp, row.data) == ("web:1", 1.5, '{"event": "user"}')


def test_the_events_can_be_found_by_conversation_without_reading_them_all(fresh: Settings) -> None:
    upgrade(fresh)

    indexes = inspect(make_engine(fresh.tracker_url)).get_indexes("events")
    assert {tuple(index["column_names"]) for index in indexes} >= {("sender_id", "id")}


def test_sqlite_keeps_the_two_sets_in_two_files(tmp_path: Path, sqlite_url: str) -> None:
    settings = Settings(database_url=sqlite_url, tracker_database_url="")

    upgrade(settings)

    assert tables(sqlite_url) == {"conversations", "feedback", "safety_events", "alembic_app"}
    assert tables(f"sqlite:///{tmp_path / 'tracker.db'}") == {"events", "alembic_tracker"}


@pytest.mark.service
def test_one_postgresql_database_holds_both_sets(postgresql_url: str) -> None:
    settings = Settings(database_url=postgresql_url, tracker_database_url="")

    upgrade(settings)
    upgrade(settings)

    assert tables(postgresql_url) == {"conversations", "feedback", "safety_events", *NOT_OURS}
    assert current(settings) == {"app": True, "tracker": True}
