"""`python -m bot answers check` says what to mend, and its exit code says whether there is any."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.answers import answers

FAQ = """
nlu:
- intent: faq/schedule
  examples: |
    - how many hours a week
responses:
  utter_faq/schedule:
  - text: Most groups meet 3 days a week.
    buttons:
    - title: Hours
      payload: b:schedule
    - title: Find programs
      payload: b:find_program
    metadata:
      title: Hours and days
      topic: faq/schedule
      sources: [typical]
      reviewed: "{today}"
      review_in: "6 months"
      reviewer: sources
"""
SOURCES = """
sources:
  typical: {title: A typical week, publisher: Us, kind: derived, read: "2026-11-23", figures: ["3"]}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "faq").mkdir()
    write(tmp_path / "faq" / "structure.yml", FAQ.format(today=date.today()))
    write(tmp_path / "nlu.yml", "nlu:\n- intent: find_program\n  examples: |\n    - near me\n")
    write(tmp_path / "sources.yml", SOURCES)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def run_check(data: Path, *options: str) -> Result:
    return CliRunner().invoke(answers, ["check", "--data", str(data), *options])


def test_sound_answers_give_one_line_with_the_counts(data: Path) -> None:
    result = run_check(data)

    assert result.exit_code == 0
    assert result.stdout == "1 answers, 1 sources checked: nothing to mend.\n"


def test_findings_are_shown_and_end_with_one(data: Path) -> None:
    write(data / "sources.yml", SOURCES.replace('"3"', '"4"'))

    result = run_check(data)

    assert result.exit_code == 1
    assert "faq/schedule" in result.stdout
    assert "No cited source lists 3" in result.stdout


def test_json_holds_the_counts_and_the_findings(data: Path) -> None:
    write(data / "sources.yml", SOURCES.replace('"3"', '"4"'))

    result = run_check(data, "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "answers": 1,
        "sources": 1,
        "findings": [
            {
                "answer": "faq/schedule",
                "rule": "figures",
                "message": "No cited source lists 3.",
            }
        ],
    }


def test_a_broken_file_gives_one_line_of_error_and_ends_with_two(data: Path) -> None:
    write(data / "sources.yml", "sources: [")

    result = run_check(data)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "sources.yml: is not valid YAML" in result.stderr
    assert result.stderr.count("\n") == 1
