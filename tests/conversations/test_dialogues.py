"""Thirty dialogues, from the dev sets and our own, that must go on going as they are written."""

import pytest

from bot.evaluation.dialogues import Dialogue, load_dialogues
from bot.launcher.assistant import Assistant
from bot.launcher.rehearse import rehearse
from bot.paths import ROOT

FEWEST, SHORTEST = 30, 5
KEPT = load_dialogues(ROOT / "tests" / "conversations" / "kept")


def test_there_are_enough_dialogues_and_they_are_long_enough() -> None:
    assert len(KEPT) >= FEWEST
    assert min(len(dialogue.turns) for dialogue in KEPT) >= SHORTEST


@pytest.mark.parametrize("dialogue", KEPT, ids=lambda dialogue: dialogue.name)
async def test_a_dialogue_goes_as_it_is_written(assistant: Assistant, dialogue: Dialogue) -> None:
    (performance,) = await rehearse(assistant, [dialogue])
    wrong = [
        (played.turn.user, played.labels, played.turn.answers)
        for played in performance.turns
        if not played.right
    ]
    assert not wrong
    assert not performance.faults
