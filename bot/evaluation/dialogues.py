"""Whole dialogues: what each turn must be answered with, and what no turn may do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.content.files import ContentError, Entry, read_yaml
from bot.evaluation.shares import share

MOST_BUBBLES = 3
Fair = frozenset[str]


@dataclass(frozen=True)
class Turn:
    """One message and, for each question in it, the labels that are a fair reading."""

    user: str
    answers: tuple[Fair, ...]
    kind: str


@dataclass(frozen=True)
class Dialogue:
    """A conversation as somebody might hold it, written without knowing our answers."""

    name: str
    author: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class Played:
    """What the assistant made of a turn: the labels it answered and the bubbles it sent."""

    turn: Turn
    labels: tuple[str, ...]
    bubbles: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Each question is answered, in the order asked; one answer may do for both."""
        wanted = self.turn.answers
        labels = self.labels * len(wanted) if len(self.labels) == 1 else self.labels
        return len(labels) == len(wanted) and all(
            label in fair for label, fair in zip(labels, wanted, strict=True)
        )


@dataclass
class Performance:
    """A dialogue that was held, turn by turn."""

    dialogue: Dialogue
    turns: list[Played] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """What may never happen: an empty turn, one said before word for word, a wall of text."""
        said: list[tuple[str, ...]] = []
        faults = []
        for played in self.turns:
            if not any(bubble.strip() for bubble in played.bubbles):
                faults.append(f"nothing was said to {played.turn.user!r}")
            if played.bubbles in said:
                faults.append(f"the same was said again to {played.turn.user!r}")
            if len(played.bubbles) > MOST_BUBBLES:
                faults.append(f"{len(played.bubbles)} bubbles for {played.turn.user!r}")
            said.append(played.bubbles)
        return faults

    @property
    def passed(self) -> bool:
        """Every turn right and none at fault."""
        return not self.faults and all(played.right for played in self.turns)


def load_dialogues(folder: Path) -> tuple[Dialogue, ...]:
    """Every dialogue in `folder`, one file an author."""
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise ContentError(folder, "holds no dialogues.")
    return tuple(dialogue for path in paths for dialogue in _in_file(path))


def _in_file(path: Path) -> Iterator[Dialogue]:
    file = read_yaml(path)
    for entry in file.entries("dialogues"):
        turns = tuple(
            Turn(turn.text("user"), tuple(_answers(turn)), turn.text("kind", default="turn"))
            for turn in entry.entries("turns")
        )
        yield Dialogue(entry.text("name"), file.text("author"), turns)


def _answers(turn: Entry) -> Iterator[Fair]:
    answers = turn.fields.get("answers")
    for answer in answers if isinstance(answers, list) else ():
        yield frozenset([answer] if isinstance(answer, str) else answer)


def figures(performances: Sequence[Performance]) -> dict[str, float]:
    """Shares of turns answered right, of all and of two kinds, and of dialogues without a fault."""
    played = [turn for performance in performances for turn in performance.turns]
    return {
        "dialogues": len(performances),
        "turns_right": share(turn.right for turn in played),
        "two_questions_right": share(t.right for t in played if len(t.turn.answers) > 1),
        "follow_ups_right": share(t.right for t in played if t.turn.kind == "follow_up"),
        "without_fault": share(not performance.faults for performance in performances),
        "dialogues_passed": share(performance.passed for performance in performances),
    }
