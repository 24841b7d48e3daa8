"""Bring the two databases to the present schema: ours, and the one that holds Rasa's events."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine

from bot.db import make_engine
from bot.settings import Settings

_FOLDER = Path(__file__).parent


def databases(settings: Settings) -> dict[str, str]:
    """Each set of migrations and the address of its database; both may be the same one."""
    return {"app": settings.database_url, "tracker": settings.tracker_url}


def upgrade(settings: Settings) -> None:
    """Apply what is missing to both databases; running it again changes nothing."""
    for name, url in databases(settings).items():
        engine = make_engine(url)
        with engine.begin() as connection:
            config = _config(name)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        engine.dispose()


def is_current(name: str, engine: Engine) -> bool:
    """Whether a database stands at the newest migration of its set."""
    newest = ScriptDirectory.from_config(_config(name)).get_current_head()
    with engine.connect() as connection:
        options = {"version_table": f"alembic_{name}"}
        return MigrationContext.configure(connection, opts=options).get_current_revision() == newest


def _config(name: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER / name))
    config.attributes["version_table"] = f"alembic_{name}"
    return config
