"""How serious a message is, and what kind of danger it tells of.

The four tiers and what a reply must do in each are set out in the safety research, section 4.
"""

from dataclasses import dataclass
from enum import IntEnum


class Tier(IntEnum):
    """The higher of two tiers always wins, hence an ordered number."""

    NONE = 0
    CONTEXT = 1
    RISK = 2
    NOW = 3


# In the order in which one is chosen when several stand at the same tier: what kills first.
KINDS = (
    "overdose",
    "missing",
    "suicide",
    "violence",
    "medical",
    "perinatal",
    "eating",
    "psychosis",
    "abuse",
    "self_harm",
    "method_seeking",
    "bereaved",
)
NO_KIND = "none"


@dataclass(frozen=True)
class Verdict:
    """What the detector decided, and the names of the rules that made it decide so."""

    tier: Tier
    signals: tuple[str, ...]
    kind: str = NO_KIND

    def as_dict(self) -> dict[str, int | list[str]]:
        """The shape that stands in every parsed message (the parse contract)."""
        return {"tier": int(self.tier), "signals": list(self.signals)}


CALM = Verdict(Tier.NONE, ())
