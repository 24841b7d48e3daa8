"""The reviewed answers to caregivers' questions, as they stand in `data/faq/`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.content.files import ContentError, Entry, read_yaml

_RESPONSE = "utter_"
_TOPIC = "faq/"
_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Button:
    """A next step offered under an answer."""

    title: str
    payload: str


@dataclass(frozen=True)
class Answer:
    """One answer with what a reviewer needs to trust it."""

    key: str
    text: str
    buttons: tuple[Button, ...]
    title: str
    topic: str
    sources: tuple[str, ...]
    reviewed: date
    review_in: str
    reviewer: str
    path: Path
    variants: int = 1
    more: str = ""
    more_sources: tuple[str, ...] = ()

    @property
    def bubbles(self) -> tuple[str, ...]:
        """The text as the channels show it: a blank line starts a new bubble."""
        return tuple(_BLANK_LINE.split(self.text.strip()))

    @property
    def continued(self) -> "Answer | None":
        """What "tell me more" is answered with, held to the same rules as the answer."""
        if not self.more:
            return None
        return replace(self, text=self.more, sources=self.more_sources, more="")


def load_answers(data: Path) -> tuple[Answer, ...]:
    """Every `utter_faq/...` response of `data/faq/*.yml`, ordered by file."""
    answers: dict[str, Answer] = {}
    for path in _topic_files(data):
        for answer in _answers_in(path):
            if answer.key in answers:
                other = answers[answer.key].path.name
                raise ContentError(path, f"{answer.key} is also answered in {other}.")
            answers[answer.key] = answer
    return tuple(answers.values())


def load_trained(data: Path) -> frozenset[str]:
    """The names of all topics (`faq/schedule`) and intents (`greet`) that have examples."""
    paths = [*_topic_files(data), data / "nlu.yml"]
    return frozenset(
        entry.text("intent")
        for path in paths
        for entry in read_yaml(path).entries("nlu")
        if "intent" in entry.fields and entry.text("examples", default="").strip()
    )


def _topic_files(data: Path) -> Sequence[Path]:
    return sorted((data / "faq").glob("*.yml"))


def _answers_in(path: Path) -> Iterator[Answer]:
    file = read_yaml(path)
    responses = file.entry("responses")
    for name in responses.fields:
        if str(name).startswith(_RESPONSE + _TOPIC):
            yield _answer(str(name), list(responses.entries(name)), file)


def _answer(name: str, variants: Sequence[Entry], file: Entry) -> Answer:
    if not variants:
        raise file.error(f"has no text for {name}")
    entry = Entry(file.path, name, variants[0].fields)
    metadata = entry.entry("metadata")
    more = metadata.entry("more")
    return Answer(
        key=name.removeprefix(_RESPONSE),
        text=entry.text("text"),
        buttons=tuple(
            Button(button.text("title"), button.text("payload"))
            for button in entry.entries("buttons")
        ),
        title=metadata.text("title"),
        topic=metadata.text("topic", default=""),
        sources=metadata.texts("sources"),
        reviewed=metadata.day("reviewed"),
        review_in=metadata.text("review_in", default=""),
        reviewer=metadata.text("reviewer"),
        path=file.path,
        variants=len(variants),
        more=more.text("text", default=""),
        more_sources=more.texts("sources"),
    )
