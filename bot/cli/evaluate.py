"""`python -m bot evaluate`: measure the understanding on the held-out sets."""

import json

import click
from rich.console import Console

from bot.cli.main import Unusable
from bot.content.files import ContentError
from bot.evaluation import dialogues, floors, misses, safety, tables, topics, twins
from bot.log import configure_logging
from bot.paths import ROOT
from bot.settings import calm_libraries

_FLOORS = ROOT / "tests" / "nlu" / "floors.yml"


@click.command()
@click.option(
    "--set", "part", type=click.Choice(["test", "dev"]), default="test", show_default=True,
    help="test is only counted; dev may be looked at.",
)  # fmt: skip
@click.option(
    "--misses", "listed", is_flag=True,
    help="List what was not understood, missed danger and false alarms (dev only).",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_context
def evaluate(context: click.Context, part: str, listed: bool, as_json: bool) -> None:
    """Print the tables; ends with 1 where a figure is below its floor."""
    if listed and part == "test":
        raise Unusable("the test set is only counted: use --set dev to look at misses")
    calm_libraries()
    configure_logging("ERROR")
    console = Console()
    with Console(stderr=True).status("Reading the held-out messages…"):
        from bot.launcher import evaluate as run
        from bot.launcher.checks import StartupError

        try:
            outcome = run.evaluate_model(ROOT / "tests", part)
        except (StartupError, ContentError) as error:
            raise Unusable(str(error)) from error
    alarmed = topics.alarmed(outcome.readings)
    precision = safety.precision(safety.tallies(outcome.heard)["recall"].share, alarmed.share)
    figures = {
        **topics.in_scope_figures(outcome.readings),
        **topics.out_of_scope_figures(outcome.readings),
        **{f"safety_{k}": v for k, v in safety.figures(outcome.heard).items()},
        **alarmed.figures("alarmed_all"),
        "safety_ppv": precision,
        **twins.figures(outcome.twins),
        **dialogues.figures(outcome.performances),
        **outcome.timing(),
    }
    failed = floors.missed(figures, _FLOORS)
    if as_json:
        click.echo(json.dumps({"set": part, "figures": figures, "failed": failed}))
        context.exit(1 if failed else 0)
    console.print(tables.styles(outcome.readings, part), tables.rest(figures))
    console.print(tables.danger(outcome.heard), tables.alarms(outcome.heard, alarmed, precision))
    console.print(tables.kept(outcome.twins))
    wrong = (
        *misses.misread(outcome.readings),
        *misses.stumbles(outcome.performances),
        *misses.unheard(outcome.heard),
        *misses.false_alarms(outcome.heard, outcome.readings),
        *misses.lost(outcome.twins),
    )
    for line in wrong if listed else ():
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    for line in failed:
        console.print(f"[bold red]✗[/] {line}")
    context.exit(1 if failed else 0)
