"""The one figure that all evaluation counts in: a share of hits."""

from collections.abc import Iterable


def share(hits: Iterable[bool]) -> float:
    """The share of hits, 0 to 1; 1 where there is nothing to count."""
    values = list(hits)
    return sum(values) / len(values) if values else 1.0
