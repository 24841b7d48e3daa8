"""The floors below which a change does not pass: read from `tests/nlu/floors.yml`."""

from collections.abc import Mapping
from pathlib import Path

from bot.content.files import read_yaml


def missed(figures: Mapping[str, float], path: Path) -> list[str]:
    """One plain line for each figure under its `least` or over its `most`."""
    file = read_yaml(path)
    lines = []
    for name, bound in file.entry("least").fields.items():
        if figures[name] < float(str(bound)):
            lines.append(f"{name} is {figures[name]:.3f}, under the floor of {bound}")
    for name, bound in file.entry("most").fields.items():
        if figures[name] > float(str(bound)):
            lines.append(f"{name} is {figures[name]:.3f}, over the most of {bound}")
    return lines
