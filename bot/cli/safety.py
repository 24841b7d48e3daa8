"""`python -m bot safety`: what the assistant heard of danger, in figures."""

import json
from collections.abc import Sequence
from datetime import datetime

import click
from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import SQLAlchemyError

from bot.cli.main import Unusable
from bot.crisis.events import Count, SafetyEvents
from bot.db import make_engine
from bot.settings import SettingsError, load_settings


@click.group()
def safety() -> None:
    """What the assistant heard of danger."""


@safety.command("report")
@click.option("--month", type=click.DateTime(["%Y-%m"]), help="Only this month, as in 2026-11.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def report(month: datetime | None, as_json: bool) -> None:
    """Count crisis replies by month, tier and kind: no conversation, no words, no person.

    What state law asks an operator to publish (docs/safety.md).
    """
    wanted = f"{month:%Y-%m}" if month else None
    counts = [count for count in _counts() if wanted in (None, count.month)]
    if as_json:
        click.echo(json.dumps({"counts": [count._asdict() for count in counts]}))
    else:
        _show(counts, wanted)


def _counts() -> Sequence[Count]:
    try:
        return SafetyEvents(make_engine(load_settings().database_url)).counts()
    except SettingsError as error:
        raise Unusable(str(error)) from error
    except SQLAlchemyError as error:
        how = "does it run, and was `python -m bot migrate` run?"
        raise Unusable(f"the database cannot be read: {how}") from error


def _show(counts: Sequence[Count], month: str | None) -> None:
    if not counts:
        click.echo(f"No message has told of danger{f' in {month}' if month else ''}.")
        return
    table = Table("month", "tier", "kind", "messages", title="Crisis replies given")
    for count in counts:
        style = "bold red" if count.tier >= 3 else ""
        table.add_row(count.month, str(count.tier), count.kind, str(count.messages), style=style)
    total = sum(count.messages for count in counts)
    table.add_section()
    table.add_row("all", "", "", str(total))
    Console().print(table)
