"""`python -m bot safety report` gives the figures that state law asks for, and no person."""

import json
import sys
from datetime import datetime

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.engine import Engine

from bot.cli.main import main
from bot.cli.safety import safety
from bot.crisis.events import SafetyEvents, Told
from bot.safety.tiers import Tier, Verdict
from bot.settings import Settings

OCTOBER, NOVEMBER = datetime(2026, 10, 5), datetime(2026, 11, 5)


@pytest.fixture
def report(fresh: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reads the test's own database, on a wide terminal."""
    monkeypatch.setenv("DATABASE_URL", fresh.database_url)
    monkeypatch.setenv("TRACKER_DATABASE_URL", "")
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def told(engine: Engine) -> SafetyEvents:
    """Three messages of two months, one of them danger now."""
    events = SafetyEvents(engine)
    for conversation, at, tier, kind in (
        ("web:pineapple", OCTOBER, Tier.RISK, "suicide"),
        ("web:pineapple", NOVEMBER, Tier.RISK, "suicide"),
        ("web:other", NOVEMBER, Tier.NOW, "overdose"),
    ):
        verdict = Verdict(tier, (f"{kind}.x",), kind)
        events.add(Told(conversation, "website", at, verdict, f"utter_crisis_{kind}"))
    return events


def run_report(*options: str) -> Result:
    return CliRunner().invoke(safety, ["report", *options])


@pytest.mark.usefixtures("report", "told")
def test_a_table_counts_by_month_tier_and_kind_and_in_all() -> None:
    result = run_report()

    rows = [
        cells
        for line in result.stdout.splitlines()
        if (cells := [cell.strip() for cell in line.strip("│┃ ").replace("┃", "│").split("│")])
    ]
    assert result.exit_code == 0
    assert ["2026-10", "2", "suicide", "1"] in rows
    assert ["2026-11", "3", "overdose", "1"] in rows
    assert ["all", "", "", "3"] in rows
    assert "web:" not in result.stdout


@pytest.mark.usefixtures("report", "told")
def test_json_holds_the_counts_and_nothing_of_anybody() -> None:
    result = run_report("--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "counts": [
            {"month": "2026-10", "tier": 2, "kind": "suicide", "messages": 1},
            {"month": "2026-11", "tier": 2, "kind": "suicide", "messages": 1},
            {"month": "2026-11", "tier": 3, "kind": "overdose", "messages": 1},
        ]
    }


@pytest.mark.usefixtures("report", "told")
def test_one_month_is_counted_alone() -> None:
    counts = json.loads(run_report("--month", "2026-11", "--json").stdout)["counts"]

    assert {count["month"] for count in counts} == {"2026-11"}
    assert len(counts) == 2


@pytest.mark.usefixtures("report", "told")
def test_an_erased_chat_still_counts(told: SafetyEvents) -> None:
    before = run_report("--json").stdout

    told.erase("web:pineapple")

    assert run_report("--json").stdout == before


@pytest.mark.usefixtures("report", "engine")
def test_with_nothing_told_it_says_so() -> None:
    assert run_report().stdout == "No message has told of danger.\n"
    assert json.loads(run_report("--json").stdout) == {"counts": []}


@pytest.mark.usefixtures("report")
def test_a_database_without_its_tables_is_one_line_and_ends_with_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bot", "safety", "report"])

    with pytest.raises(SystemExit) as ended:
        main()

    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert said.err.startswith("error: the database cannot be read")
    assert "python -m bot migrate" in said.err
    assert said.err.count("\n") == 1


def test_settings_that_make_no_sense_are_one_line_and_end_with_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "assistant.db")

    result = run_report()

    assert result.exit_code == 2
    assert "DATABASE_URL" in result.stderr
    assert result.stderr.count("\n") == 1
