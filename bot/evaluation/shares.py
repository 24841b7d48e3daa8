"""What all evaluation counts in: a share of hits, and how sure one may be of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt


def share(hits: Iterable[bool]) -> float:
    """The share of hits, 0 to 1; 1 where there is nothing to count."""
    return Tally.of(hits).share


@dataclass(frozen=True)
class Tally:
    """So many hits of so many."""

    hits: int
    total: int

    @classmethod
    def of(cls, hits: Iterable[bool]) -> "Tally":
        """Count `hits`."""
        values = list(hits)
        return cls(sum(values), len(values))

    @property
    def share(self) -> float:
        """The share of hits, 0 to 1; 1 where there is nothing to count."""
        return self.hits / self.total if self.total else 1.0

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies, 95 times of 100 (Wilson)."""
        return wilson(self.hits, self.total)

    def figures(self, name: str) -> dict[str, float]:
        """The share under `name`, with its interval and of how many it is."""
        low, high = self.interval
        sure = {f"{name}_low": low, f"{name}_high": high, f"{name}_of": float(self.total)}
        return {name: self.share, **sure}


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson score interval of a share (95 % at z = 1.96)."""
    if total == 0:
        return 0.0, 1.0
    share, square = hits / total, z * z
    centre = (share + square / (2 * total)) / (1 + square / total)
    half = z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    half /= 1 + square / total
    return max(0.0, centre - half), min(1.0, centre + half)
