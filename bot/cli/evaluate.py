"""`python -m bot evaluate`: measure the understanding on the held-out sets."""

import json

import click
from rich.console import Console
from rich.table import Table

from bot.cli.main import Unusable
from bot.content.files import ContentError
from bot.evaluation import dialogues, floors, safety, topics
from bot.log import configure_logging
from bot.paths import ROOT
from bot.settings import calm_libraries

_FLOORS = ROOT / "tests" / "nlu" / "floors.yml"


@click.command()
@click.option(
    "--set", "part", type=click.Choice(["test", "dev"]), default="test", show_default=True,
    help="test is only counted; dev may be looked at.",
)  # fmt: skip
@click.option("--misses", is_flag=True, help="List what was not understood (dev only).")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.pass_context
def evaluate(context: click.Context, part: str, misses: bool, as_json: bool) -> None:
    """Print one table; ends with 1 where a figure is below its floor."""
    if misses and part == "test":
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
    figures = {
        **topics.in_scope_figures(outcome.readings),
        **topics.out_of_scope_figures(outcome.readings),
        **{f"safety_{k}": v for k, v in safety.figures(outcome.heard).items()},
        **dialogues.figures(outcome.performances),
        **outcome.timing(),
    }
    failed = floors.missed(figures, _FLOORS)
    if as_json:
        click.echo(json.dumps({"set": part, "figures": figures, "failed": failed}))
    else:
        console.print(_styles(outcome.readings, part))
        console.print(_rest(figures, outcome.heard))
        missed = (*run.misses(outcome.readings), *run.stumbles(outcome.performances))
        for line in missed if misses else ():
            console.print(line, markup=False, soft_wrap=True)
        for line in failed:
            console.print(f"[bold red]✗[/] {line}")
    context.exit(1 if failed else 0)


def _styles(readings: list[topics.Reading], part: str) -> Table:
    names = ("top1", "top3", "confident_wrong", "turned_away", "alarmed")
    table = Table("style", "messages", *names, title=f"Held-out messages ({part} set)")
    rows = {**topics.by_style(readings), "all": topics.in_scope_figures(readings)}
    for style, shares in rows.items():
        bold = "bold" if style == "all" else None
        cells = [f"{shares[name]:.1%}" for name in names]
        table.add_row(style, f"{shares['messages']:.0f}", *cells, style=bold)
    return table


def _rest(figures: dict[str, float], heard: list[safety.Heard]) -> Table:
    table = Table("figure", "value", title="Out of scope, dialogues, safety, speed")
    table.add_row("dialogues", f"{figures['dialogues']:.0f}")
    for name in (
        "far_caught", "near_caught", "near_rest_hedged",
        "turns_right", "two_questions_right", "follow_ups_right", "without_fault",
        "dialogues_passed", "safety_recall",
    ):  # fmt: skip
        table.add_row(name, f"{figures[name]:.1%}")
    low, total = figures["safety_recall_low"], figures["safety_danger"]
    table.add_row("  Wilson 95 % lower bound", f"{low:.1%} of {total:.0f}")
    caught = safety.recall_by_category(heard)
    table.add_row("  by category", " ".join(f"{c} {h}/{n}" for c, (h, n) in caught.items()))
    table.add_row("safety_false_alarms", f"{figures['safety_false_alarms']:.1%}")
    for name in ("parse_p50", "parse_p95"):
        table.add_row(name, f"{figures[name]:.1f} ms")
    return table
