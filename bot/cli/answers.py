"""`python -m bot answers`: whether the answers are fit to be read."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.content.answers import load_answers, load_trained
from bot.content.check import Finding, check
from bot.content.files import ContentError
from bot.content.sources import load_sources
from bot.paths import DATA


class BrokenContent(click.ClickException):
    """A content file that cannot be read."""

    exit_code = 2


@click.group()
def answers() -> None:
    """The answers that caregivers read."""


@answers.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=DATA,
    help="The folder that holds faq/, nlu.yml and sources.yml.",
)
@click.pass_context
def check_answers(context: click.Context, as_json: bool, data: Path) -> None:
    """Check sources, review dates, reading grade, wording, figures and buttons.

    Ends with 1 when there is something to mend, and with 2 when a file cannot be read.
    """
    try:
        loaded, sources = load_answers(data), load_sources(data)
        findings = check(loaded, sources, date.today(), load_trained(data))
    except ContentError as error:
        raise BrokenContent(str(error)) from error
    if as_json:
        report = {"answers": len(loaded), "sources": len(sources)}
        click.echo(json.dumps({**report, "findings": [asdict(finding) for finding in findings]}))
    else:
        _show(findings, len(loaded), len(sources))
    context.exit(1 if findings else 0)


def _show(findings: Sequence[Finding], answer_count: int, source_count: int) -> None:
    counts = f"{answer_count} answers, {source_count} sources checked"
    console = Console()
    if not findings:
        console.print(f"{counts}: nothing to mend.", style="green", highlight=False)
        return
    table = Table("Answer", "Rule", "What to mend", title=f"{counts}: {len(findings)} to mend")
    for finding in findings:
        table.add_row(finding.answer, finding.rule, escape(finding.message))
    console.print(table)
