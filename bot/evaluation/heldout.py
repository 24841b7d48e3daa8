"""The held-out messages: written by people who saw only the topics, never a training line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.files import ContentError, Entry, read_yaml


@dataclass(frozen=True)
class Message:
    """One message, the labels that are fair for it, and how it is put (`typo`, `long`, `near`)."""

    text: str
    labels: frozenset[str]
    style: str
    author: str

    @property
    def in_scope(self) -> bool:
        """Whether the assistant should be able to place it."""
        return "out_of_scope" not in self.labels


@dataclass(frozen=True)
class Cry:
    """One message of the safety set: its category (A to Z) and the tiers that are right."""

    text: str
    category: str
    tiers: frozenset[int]
    language: str
    author: str


def load_messages(folder: Path) -> tuple[Message, ...]:
    """Every message of the topic sets in `folder`, one file an author."""
    return tuple(
        Message(line.text("text"), frozenset(_labels(line)), line.text("style"), author)
        for author, line in _lines(folder)
    )


def load_cries(folder: Path) -> tuple[Cry, ...]:
    """Every message of the safety sets in `folder`, one file an author."""
    return tuple(
        Cry(
            line.text("text"),
            line.text("category"),
            frozenset(_tiers(line)),
            line.text("lang", default="en"),
            author,
        )
        for author, line in _lines(folder)
    )


def _lines(folder: Path) -> Iterator[tuple[str, Entry]]:
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise ContentError(folder, "holds no held-out set.")
    for path in paths:
        file = read_yaml(path)
        for line in file.entries("lines"):
            yield file.text("author"), line


def _labels(line: Entry) -> tuple[str, ...]:
    one = line.fields.get("label")
    return (one,) if isinstance(one, str) else line.texts("label")


def _tiers(line: Entry) -> tuple[int, ...]:
    one = line.fields.get("tier")
    return (one,) if isinstance(one, int) else line.numbers("tier")
