"""What tests of our stores share: fresh databases, each of a name nobody else uses."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from sqlalchemy.engine import Engine

from bot.db import make_engine
from bot.migrations.upgrade import upgrade
from bot.settings import Settings

_SERVER = "postgresql://postgres@127.0.0.1:5432"
BACKENDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.service)]


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """An empty PostgreSQL database of this test's own, dropped at its end."""
    try:
        server = psycopg2.connect(f"{_SERVER}/postgres", connect_timeout=2)
    except psycopg2.OperationalError:
        pytest.skip("PostgreSQL does not answer at 127.0.0.1:5432 as user postgres")
    server.autocommit = True
    name = f"test_{uuid.uuid4().hex}"
    with server.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield f"{_SERVER}/{name}"
    with server.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'assistant.db'}"


@pytest.fixture(params=BACKENDS)
def fresh(request: pytest.FixtureRequest) -> Settings:
    """Settings whose databases are empty: SQLite files, or one PostgreSQL database."""
    url = request.getfixturevalue(f"{request.param}_url")
    return Settings(database_url=url, tracker_database_url="")


@pytest.fixture
def engine(fresh: Settings) -> Iterator[Engine]:
    """The assistant's own database at the present schema."""
    upgrade(fresh)
    engine = make_engine(fresh.database_url)
    yield engine
    engine.dispose()
