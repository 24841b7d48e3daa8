"""A dialogue counts as held when every question is answered and nothing is said twice."""

from pathlib import Path

import pytest

from bot.content.files import ContentError
from bot.evaluation.dialogues import (
    Dialogue,
    Performance,
    Played,
    Turn,
    figures,
    load_dialogues,
)

FILE = """
author: d99
dialogues:
- name: a father asks
  turns:
  - {user: "what is it, how much", answers: [faq/iop_definition, [faq/cost_typical, faq/cost_terms]], kind: two_questions}
  - {user: "thanks", answers: [thank]}
"""  # noqa: E501 - one turn a line, as in the sets


def played(
    *labels: str, wanted: tuple[str, ...] = ("a",), kind: str = "turn", said: str = "hello"
) -> Played:
    """A turn whose wanted labels are written `a|b` where two are fair."""
    fair = tuple(frozenset(answer.split("|")) for answer in wanted)
    return Played(Turn("what is it", fair, kind), labels, tuple(filter(None, said.split("/"))))


def performance(*turns: Played) -> Performance:
    dialogue = Dialogue("a father asks", "d99", tuple(turn.turn for turn in turns))
    return Performance(dialogue, list(turns))


@pytest.mark.parametrize(
    ("labels", "wanted", "right"),
    [
        (("a",), ("a",), True),
        (("b",), ("a|b",), True),
        (("a", "b"), ("a", "b"), True),
        (("a", "c"), ("a", "b|c"), True),
        (("b",), ("a",), False),
        (("b", "a"), ("a", "b"), False),
        (("a",), ("a", "b"), False),
        (("a", "b"), ("a",), False),
        ((), ("a",), False),
        ((), (), True),
    ],
)
def test_a_turn_is_right_when_each_question_is_answered_in_order(
    labels: tuple[str, ...], wanted: tuple[str, ...], right: bool
) -> None:
    assert played(*labels, wanted=wanted).right is right


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        (["hello", "bye"], []),
        (["hello/there", "hello"], []),
        (["a/b/c"], []),
        (["hello", ""], ["nothing was said to 'what is it'"]),
        (["hello", "  / "], ["nothing was said to 'what is it'"]),
        (["hello", "hello"], ["the same was said again to 'what is it'"]),
        (["hello", "bye", "hello"], ["the same was said again to 'what is it'"]),
        (["a/b/c/d"], ["4 bubbles for 'what is it'"]),
    ],
)
def test_silence_repetition_and_a_wall_of_text_are_faults(
    said: list[str], faults: list[str]
) -> None:
    assert performance(*(played("a", said=text) for text in said)).faults == faults


def test_a_dialogue_passes_when_all_is_right_and_nothing_at_fault() -> None:
    assert performance(played("a"), played("a", said="bye")).passed
    assert not performance(played("a"), played("b", said="bye")).passed
    assert not performance(played("a"), played("a")).passed


def test_the_figures_are_shares_of_turns_and_of_dialogues() -> None:
    shares = figures(
        [
            performance(
                played("a", "b", wanted=("a", "b")),
                played("a", wanted=("a", "b"), said="one"),
                played("a", kind="follow_up", said="two"),
                played("b", kind="follow_up", said="three"),
            ),
            performance(played("a"), played("a")),
            performance(played("a")),
        ]
    )

    assert shares == {
        "dialogues": 3,
        "turns_right": pytest.approx(5 / 7),
        "two_questions_right": 0.5,
        "follow_ups_right": 0.5,
        "without_fault": pytest.approx(2 / 3),
        "dialogues_passed": pytest.approx(1 / 3),
    }


def test_where_there_is_nothing_to_count_nothing_is_missed() -> None:
    shares = figures([])

    assert shares.pop("dialogues") == 0
    assert set(shares.values()) == {1.0}


def test_dialogues_are_read_with_every_fair_reading(tmp_path: Path) -> None:
    (tmp_path / "d99.yml").write_text(FILE, encoding="utf-8")
    (dialogue,) = load_dialogues(tmp_path)
    asked, thanked = dialogue.turns

    assert (dialogue.name, dialogue.author) == ("a father asks", "d99")
    assert asked.answers == (
        frozenset({"faq/iop_definition"}),
        frozenset({"faq/cost_typical", "faq/cost_terms"}),
    )
    assert (asked.kind, thanked.kind) == ("two_questions", "turn")


def test_a_folder_without_dialogues_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="holds no dialogues"):
        load_dialogues(tmp_path)
