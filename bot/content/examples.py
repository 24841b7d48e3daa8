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
        for entry in read_yaml(path).entries("nlu"):
            if "intent" in entry.fields:
                written = entry.text("examples", default="").splitlines()
                said = (line.strip() for line in written)
                lines[entry.text("intent")] += [
                    line.removeprefix(_BULLET).strip() for line in said if line.startswith(_BULLET)
                ]
    return lines
