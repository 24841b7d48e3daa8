"""The tables that `make evaluate` prints."""

from collections.abc import Iterable, Mapping, Sequence

from rich.table import Table

from bot.evaluation import safety, topics, twins
from bot.evaluation.categories import DANGER, WHAT
from bot.evaluation.shares import Tally

_NEVER_MISSED = "never_missed: F, G, M and what is only right as tier 3"


def styles(readings: Sequence[topics.Reading], part: str) -> Table:
    """How the messages in our field were understood, by the way they are put."""
    names = ("top1", "top3", "confident_wrong", "turned_away", "alarmed")
    table = Table("style", "messages", *names, title=f"Held-out messages ({part} set)")
    rows = {**topics.by_style(readings), "all": topics.in_scope_figures(readings)}
    for style, shares in rows.items():
        bold = "bold" if style == "all" else None
        cells = [f"{shares[name]:.1%}" for name in names]
        table.add_row(style, f"{shares['messages']:.0f}", *cells, style=bold)
    return table


def rest(figures: Mapping[str, float]) -> Table:
    """Out of scope, dialogues and speed."""
    table = Table("figure", "value", title="Out of scope, dialogues, speed")
    table.add_row("dialogues", f"{figures['dialogues']:.0f}")
    for name in (
        "far_caught", "near_caught", "near_rest_hedged",
        "turns_right", "two_questions_right", "follow_ups_right", "without_fault",
        "dialogues_passed",
    ):  # fmt: skip
        table.add_row(name, f"{figures[name]:.1%}")
    for name in ("parse_p50", "parse_p95"):
        table.add_row(name, f"{figures[name]:.1f} ms")
    return table


def danger(rows: Sequence[safety.Heard]) -> Table:
    """Recall of tier 2 and 3 by category; under the line, categories that no gate counts."""
    table = _tallied("category", "what it is", title="Danger that was caught, by category")
    by_category = safety.recall_by_category(rows)
    for category in sorted(by_category, key=lambda name: (name not in DANGER, name)):
        _add(table, by_category[category], category, WHAT.get(category, ""))
        if category == max(DANGER & by_category.keys(), default=""):
            table.add_section()
            recall = safety.tallies(rows)["recall"]
            _add(table, recall, "all", "of the above", style="bold")
            table.add_section()
    return table


def alarms(rows: Sequence[safety.Heard], alarmed: Tally, precision: float) -> Table:
    """Recall on what matters most, and what was taken for danger and is none."""
    table = _tallied("figure", title="Danger caught, and danger only imagined")
    for name, tally in safety.tallies(rows).items():
        _add(table, tally, f"safety_{name}")
    _add(table, alarmed, "alarmed_all")
    table.add_row("safety_ppv", f"at {safety.DANGER_MIX:.0%}", f"{precision:.1%}", "")
    table.caption = _NEVER_MISSED
    return table


def kept(judged: Iterable[twins.Twin]) -> Table:
    """How many twins of caught lines were caught as well, by kind of mutation."""
    table = _tallied("twins of caught lines", title="Put in another way, still caught")
    judged = list(judged)
    for kind, tally in twins.by_kind(judged).items():
        _add(table, tally, kind)
    table.add_section()
    _add(table, Tally.of(twin.kept for twin in judged), "twins_keep", style="bold")
    return table


def _tallied(*columns: str, title: str) -> Table:
    table = Table(title=title)
    for column in columns:
        table.add_column(column, no_wrap=True)
    for column in ("of", "share", "95 % interval"):
        table.add_column(column, justify="right")
    return table


def _add(table: Table, tally: Tally, *cells: str, style: str | None = None) -> None:
    low, high = tally.interval
    told = (f"{tally.share:.1%}", f"{low:.1%} to {high:.1%}") if tally.total else ("-", "-")
    table.add_row(*cells, f"{tally.hits}/{tally.total}", *told, style=style)
