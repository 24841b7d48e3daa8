"""Answers are read with their metadata, and a broken one says where it is broken."""

from datetime import date
from pathlib import Path

import pytest

from bot.content.answers import Answer, Button, load_answers, load_trained
from bot.content.files import ContentError

SCHEDULE = """
nlu:
- intent: faq/schedule
  examples: |
    - how many hours a week
- lookup: insurer
  examples: |
    - aetna
responses:
  utter_faq/schedule:
  - text: |-
      Most groups meet in the day.

      Some meet at night.
    buttons:
    - title: A typical day
      payload: b:typical_day
    metadata:
      title: Hours and days
      topic: faq/schedule
      sources: [medicare_iop]
      reviewed: "2026-11-23"
      review_in: "6 months"
      reviewer: sources
  utter_greet:
  - text: Hello
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "structure.yml").write_text(SCHEDULE, encoding="utf-8")
    (tmp_path / "nlu.yml").write_text(
        "nlu:\n- intent: greet\n  examples: |\n    - hi\n- intent: empty\n  examples: ''\n",
        encoding="utf-8",
    )
    return tmp_path


def rewrite(data: Path, good: str, bad: str) -> None:
    assert good in SCHEDULE
    path = data / "faq" / "structure.yml"
    path.write_text(SCHEDULE.replace(good, bad), encoding="utf-8")


def test_an_answer_is_read_with_its_metadata(data: Path) -> None:
    assert load_answers(data) == (
        Answer(
            key="faq/schedule",
            text="Most groups meet in the day.\n\nSome meet at night.",
            buttons=(Button("A typical day", "b:typical_day"),),
            title="Hours and days",
            topic="faq/schedule",
            sources=("medicare_iop",),
            reviewed=date(2026, 11, 23),
            review_in="6 months",
            reviewer="sources",
            path=data / "faq" / "structure.yml",
        ),
    )


def test_a_blank_line_starts_a_new_bubble(data: Path) -> None:
    (answer,) = load_answers(data)

    assert answer.bubbles == ("Most groups meet in the day.", "Some meet at night.")


def test_variants_are_counted(data: Path) -> None:
    rewrite(data, "  utter_greet:\n", "  - text: Another way to say it.\n  utter_greet:\n")

    (answer,) = load_answers(data)

    assert answer.variants == 2


def test_only_topics_and_intents_with_examples_are_trained(data: Path) -> None:
    assert load_trained(data) == {"faq/schedule", "greet"}


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ('reviewed: "2026-11-23"', "reviewed: 2026-11-23", "needs 'reviewed' as a quoted date"),
        ('reviewed: "2026-11-23"', 'reviewed: "soon"', "needs 'reviewed' as a quoted date"),
        ("      reviewer: sources\n", "", "utter_faq/schedule, metadata needs 'reviewer' as text"),
        ("payload: b:typical_day", "payload: 3", "buttons needs 'payload' as text"),
        ("- title: A typical day\n      payload: b:typical_day", "- b:day", "not a mapping"),
        ("- text: |-", "- txt: |-", "utter_faq/schedule needs 'text' as text"),
        ("  utter_greet:", "  utter_faq/empty: []\n  utter_greet:", "no text for utter_faq/empty"),
    ],
)
def test_a_broken_answer_is_named(data: Path, good: str, bad: str, complaint: str) -> None:
    rewrite(data, good, bad)

    with pytest.raises(ContentError, match=complaint) as raised:
        load_answers(data)

    assert str(data / "faq" / "structure.yml") in str(raised.value)


def test_a_topic_answered_in_two_files_is_refused(data: Path) -> None:
    (data / "faq" / "support.yml").write_text(SCHEDULE, encoding="utf-8")

    with pytest.raises(ContentError, match=r"faq/schedule is also answered in structure\.yml"):
        load_answers(data)
