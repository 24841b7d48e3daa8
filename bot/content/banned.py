"""Wordings that no answer may hold: promises, verdicts and words that hurt, listed in YAML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.files import Entry, read_yaml

_LIST = Path(__file__).with_name("banned.yml")
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")


@dataclass(frozen=True)
class Banned:
    """A wording to avoid, why, and what before it makes it harmless."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    reason: str

    def matches(self, text: str) -> Iterator[str]:
        """The places in a text that say what they should not."""
        for match in self.pattern.finditer(text):
            if not (self.unless and self.unless.search(_sentence_before(text, match.start()))):
                yield match[0]


def load_banned(path: Path = _LIST) -> Sequence[Banned]:
    """The list, compiled."""
    return [_banned(entry) for entry in read_yaml(path).entries("banned")]


def _banned(entry: Entry) -> Banned:
    unless = entry.text("unless", default="")
    try:
        return Banned(
            pattern=re.compile(entry.text("pattern"), re.IGNORECASE | re.MULTILINE),
            unless=re.compile(unless, re.IGNORECASE) if unless else None,
            reason=entry.text("reason"),
        )
    except re.error as error:
        raise entry.error(f"has a pattern that is no regular expression ({error})") from error


def _sentence_before(text: str, position: int) -> str:
    """The sentence up to a position; a list line continues the line that leads into it."""
    before = text[:position]
    *above, line = before.split("\n")
    if line.startswith("- "):
        lead_in = next((other for other in reversed(above) if not other.startswith("- ")), "")
        before = f"{lead_in} {line}"
    return _SENTENCE_END.split(before)[-1]
