"""The training lines are read by label, each once, without the marks of the file."""

from pathlib import Path

import pytest

from bot.content.answers import load_trained
from bot.content.examples import examples_in, load_examples
from bot.content.files import ContentError
from bot.paths import DATA

NLU = """
nlu:
- intent: greet
  examples: |
    - hi
    -   good morning
    - well - hello there
    # a remark
    -no blank after the dash

- lookup: insurer
  examples: |
    - aetna
- intent: empty
  examples: ''
- intent: greet
  examples: |
    - hey
"""
FAQ = """
nlu:
- intent: faq/schedule
  examples: |
    - how many hours, "per week"?
- intent: greet
  examples: |
    - hello from the topics
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "faq").mkdir()
    (tmp_path / "nlu.yml").write_text(NLU, encoding="utf-8")
    (tmp_path / "faq" / "structure.yml").write_text(FAQ, encoding="utf-8")
    return tmp_path


def test_lines_are_read_by_label_without_their_bullets(data: Path) -> None:
    assert examples_in(data / "nlu.yml") == {
        "greet": ["hi", "good morning", "well - hello there", "hey"]
    }


def test_all_files_are_read_and_a_label_may_stand_in_several(data: Path) -> None:
    lines = load_examples(data)

    assert set(lines) == {"greet", "faq/schedule"}
    assert lines["faq/schedule"] == ['how many hours, "per week"?']
    assert lines["greet"][-1] == "hello from the topics"


def test_a_file_without_examples_holds_none(data: Path) -> None:
    (data / "nlu.yml").write_text("responses: {}\n", encoding="utf-8")

    assert examples_in(data / "nlu.yml") == {}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"nlu\.yml"):
        load_examples(tmp_path)


def test_every_trained_label_has_its_lines() -> None:
    lines = load_examples(DATA)

    assert set(lines) == load_trained(DATA)
    assert all(line == line.strip() != "" for said in lines.values() for line in said)
    assert not [line for said in lines.values() for line in said if line.startswith("- ")]
