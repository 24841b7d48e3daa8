"""Part a long message into sentences: people tell the story first and ask at the end."""

import re

_END = re.compile(r"(?<=[.!?])\s+|\n+")
_SHORTENED = re.compile(r"\b(?:dr|mr|mrs|ms|st|vs|e\.g|i\.e|a\.m|p\.m)\.$", re.IGNORECASE)
_SHORTEST = 3  # words: less is a sigh, not a sentence


def sentences(text: str) -> list[str]:
    """Split at sentence ends, keeping shortened words ("Dr. Lee") and joining sighs ("ugh.")."""
    parts: list[str] = []
    for piece in _END.split(text.strip()):
        joins = parts and (_SHORTENED.search(parts[-1]) or len(parts[-1].split()) < _SHORTEST)
        if joins:
            parts[-1] = f"{parts[-1]} {piece}"
        elif piece:
            parts.append(piece)
    if len(parts) > 1 and len(parts[-1].split()) < _SHORTEST:
        tail = parts.pop()
        parts[-1] = f"{parts[-1]} {tail}"
    return parts
