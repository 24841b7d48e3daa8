"""Make what arrives fit to be read: length, control characters, and no commands by typing."""

import re
import unicodedata
from dataclasses import dataclass, field

MOST_CHARACTERS = 2000
_KEPT_CONTROLS = "\n\t"
_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_COMMAND = re.compile(r"^[\s/]+")


@dataclass(frozen=True)
class Inbound:
    """One message as a channel received it.

    `conversation` is namespaced (`web:…`), `recipient` the address the channel knows;
    `text` is what was typed or, for a button, its payload.
    """

    channel: str
    conversation: str
    recipient: str
    text: str
    message_id: str | None = None
    metadata: dict[str, object] = field(default_factory=dict)


def readable(text: str, most: int = MOST_CHARACTERS) -> str:
    """Return at most `most` readable characters; a leading "/" never makes a command of a text."""
    head = _BREAKS.sub("\n", text[: most * 4])
    kept = "".join(c for c in head if c in _KEPT_CONTROLS or unicodedata.category(c)[0] != "C")
    return _COMMAND.sub("", kept)[:most].strip()


def has_words(text: str) -> bool:
    """Whether there is a letter or digit to read: emoji and punctuation alone are not."""
    return any(character.isalnum() for character in text)
