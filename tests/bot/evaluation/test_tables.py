"""The tables say of how many, and how sure one may be."""

import pytest
from click.testing import CliRunner
from rich.console import Console
from rich.table import Table

from bot.cli.evaluate import evaluate
from bot.cli.main import Unusable
from bot.evaluation import tables
from bot.evaluation.heldout import Cry
from bot.evaluation.safety import Heard
from bot.evaluation.shares import Tally
from bot.evaluation.twins import Twin


def cry(category: str) -> Cry:
    return Cry("x", category, frozenset({2}), "en", "s99")


def printed(table: Table) -> list[str]:
    """The lines of a table in a plain terminal, the cells one space apart."""
    console = Console(width=80)
    with console.capture() as capture:
        console.print(table)
    return [" ".join(line.replace("│", " ").split()) for line in capture.get().splitlines()]


def test_danger_is_shown_by_category_with_the_gated_sum_over_the_others() -> None:
    rows = [Heard(cry("Z"), 0), Heard(cry("W"), 2), Heard(cry("A"), 2), Heard(cry("A"), 0)]
    lines = [line for line in printed(tables.danger(rows)) if "%" in line and "95" not in line]

    assert lines == [
        "A somebody else, said 1/2 50.0% 9.5% to 90.5%",
        "W asks for methods 1/1 100.0% 20.7% to 100.0%",
        "all of the above 2/3 66.7% 20.8% to 93.9%",
        "Z attack or noise 0/1 0.0% 0.0% to 79.3%",
    ]


def test_what_is_only_imagined_is_shown_with_the_share_of_alarms_that_are_right() -> None:
    lines = printed(tables.alarms([Heard(cry("F"), 2)], Tally(1, 50), 0.731))

    assert any(line.startswith("alarmed_all 1/50 2.0%") for line in lines)
    assert any(line.startswith("safety_never_missed 1/1 100.0%") for line in lines)
    assert "safety_ppv at 5% 73.1%" in lines


def test_twins_are_shown_by_kind_and_in_all() -> None:
    twins = [Twin(cry("A"), "typo", "y", 2), Twin(cry("A"), "case", "X", 1)]
    lines = printed(tables.kept(twins))

    assert any(line.startswith("typo 1/1") for line in lines)
    assert any(line.startswith("twins_keep 1/2 50.0%") for line in lines)


def test_the_test_set_is_only_counted() -> None:
    outcome = CliRunner().invoke(evaluate, ["--set", "test", "--misses"], standalone_mode=False)

    with pytest.raises(Unusable, match="only counted"):
        raise outcome.exception or AssertionError("nothing was refused")
