"""The training lines as they stand in `data/`, by label."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.content.files import read_yaml

_BULLET = "- "


def load_examples(data: Path) -> Mapping[str, Sequence[str]]:
    """Every line of `nlu.yml` and `faq/*.yml` by its label (`faq/schedule`, `greet`)."""
    lines: dict[str, list[str]] = defaultdict(list)
    for path in (data / "nlu.yml", *sorted((data / "faq").glob("*.yml"))):
        for label, said in examples_in(path).items():
            lines[label] += said
    return lines


def examples_in(path: Path) -> Mapping[str, Sequence[str]]:
    """The lines of one file by their label."""
    lines: dict[str, list[str]] = defaultdict(list)
    for entry in read_yaml(path).entries("nlu"):
        written = [line.strip() for line in entry.text("examples", default="").splitlines()]
        lines[entry.text("intent", default="")] += [
            line.removeprefix(_BULLET).strip() for line in written if line.startswith(_BULLET)
        ]
    return {label: said for label, said in lines.items() if label and said}
