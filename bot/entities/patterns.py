"""Patterns of a YAML file with their `{fragments}` filled in."""

import re
from collections.abc import Mapping

from bot.content.files import Entry


def filled(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with each `{name}` replaced, fragments within fragments too."""
    for name, fragment in reversed(list(fragments.items())):
        pattern = pattern.replace(f"{{{name}}}", f"(?:{fragment})")
    return pattern


def compiled(file: Entry, known: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    """The file's `patterns`, with its own `fragments` and those known beside them."""
    own = file.entry("fragments")
    fragments = {**known, **{str(name): own.text(name) for name in own.fields}}
    return tuple(re.compile(filled(p, fragments), re.IGNORECASE) for p in file.texts("patterns"))
