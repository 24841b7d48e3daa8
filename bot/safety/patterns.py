"""Turn the readable patterns of the YAML files into compiled ones, and find their cheap filter.

A message is checked for a plain piece of text that a pattern cannot do without ("kill", "pill")
before the pattern itself runs: hundreds of patterns then cost well under a millisecond. The pieces
are read off the parsed pattern, so that no forgotten keyword can cause a miss.
"""

import re
import sre_constants as ops
import sre_parse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_TOO_MANY = 150


@dataclass(frozen=True)
class Guarded:
    """A pattern and the pieces of which a text must hold one; no pieces: it always runs."""

    pattern: re.Pattern[str]
    pieces: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """Whether running the pattern over `text` is worth it."""
        return not self.pieces or any(piece in text for piece in self.pieces)


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """Put the fragments, which may use one another, in the place of their {names}."""
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda name: fragments[name.group(1)], pattern)
    return pattern


def guarded(pattern: str, fragments: Mapping[str, str]) -> Guarded:
    """Expand and compile `pattern` and work out its pieces."""
    full = expand(pattern, fragments)
    return Guarded(re.compile(full), needed_pieces(full))


def needed_pieces(pattern: str) -> tuple[str, ...]:
    """Pieces of text of which any match holds at least one; empty when none can be told."""
    parsed: Any = sre_parse.parse(pattern)
    found = _of_sequence(parsed)
    if not found or len(found) > _TOO_MANY:
        return ()
    return tuple(sorted(piece for piece in found if not _covered(piece, found)))


def _covered(piece: str, pieces: Iterable[str]) -> bool:
    return any(other != piece and other in piece for other in pieces)


def _of_sequence(items: Iterable[Any]) -> frozenset[str]:
    """The best set of pieces among those that each part of a sequence calls for."""
    best: frozenset[str] = frozenset()
    run = ""
    for op, value in items:
        if op is ops.LITERAL:
            run += chr(value)
            best = max(best, frozenset([run]), key=_worth)
            continue
        run = ""
        best = max(best, _of_part(op, value), key=_worth)
    return best


def _of_part(op: Any, value: Any) -> frozenset[str]:
    if op is ops.SUBPATTERN:
        return _of_sequence(value[-1])
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[0] > 0:
        return _of_sequence(value[2])
    if op is ops.BRANCH:
        parts = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*parts) if all(parts) else frozenset()
    return frozenset()


def _worth(pieces: frozenset[str]) -> float:
    """Long pieces are rare in ordinary text, and few are quick to look for."""
    if not pieces or len(pieces) > _TOO_MANY:
        return 0.0
    return min(len(piece.strip()) for piece in pieces) - len(pieces) / 60
