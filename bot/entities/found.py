"""What a reader finds in a message: a kind, where it stands, and what it comes to."""

from collections.abc import Iterable
from dataclasses import dataclass

KINDS = ("place", "insurer", "age", "amount", "condition", "relation")


@dataclass(frozen=True)
class Found:
    """One entity: `text[start:end]` says it, `value` is what it comes to."""

    kind: str
    start: int
    end: int
    value: str | int

    def overlaps(self, other: "Found") -> bool:
        """Whether the two share a letter."""
        return self.start < other.end and other.start < self.end


def settled(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of those that overlap, in the order of the text.

    Of two that are equally long the kind named first in `KINDS` stays. Sorting once and looking
    at taken letters keeps a long message as cheap a letter as a short one.
    """
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda f: (f.start - f.end, KINDS.index(f.kind), f.start)):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)
