"""`python -m bot migrate`: bring the databases to the present schema."""

import click
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.main import Unusable
from bot.migrations.upgrade import databases, upgrade
from bot.settings import SettingsError, load_settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the databases as JSON.")
def migrate(as_json: bool) -> None:
    """Apply the migrations that are missing; running it again changes nothing."""
    try:
        settings = load_settings()
        upgrade(settings)
    except SettingsError as error:
        raise Unusable(str(error)) from error
    except SQLAlchemyError as error:
        raise Unusable(f"the database cannot be used ({type(error).__name__})") from error
    names = ", ".join(databases(settings))
    click.echo('{"migrated": true}' if as_json else f"databases are up to date ({names})")
