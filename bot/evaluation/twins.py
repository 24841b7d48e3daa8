"""Mutation twins: what is heard as danger must be heard however it is typed (section 13)."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.evaluation.heldout import Cry
from bot.evaluation.mutations import KINDS
from bot.evaluation.safety import Heard
from bot.evaluation.shares import Tally
from bot.safety.tiers import Tier, Verdict

MOST_TWINS = 3
_FIRST = "spaced"  # made wherever it can be: few lines hold a word worth disguising
_SEED = "twins"


@dataclass(frozen=True)
class Twin:
    """A caught line of danger put in another way, and the tier that it got."""

    original: Cry
    kind: str
    text: str
    tier: int

    @property
    def kept(self) -> bool:
        """It was caught as its original was."""
        return self.tier >= Tier.RISK


def judge(rows: Iterable[Heard], assess: Callable[[str], Verdict]) -> list[Twin]:
    """Make the twins of every grave line that was caught and let `assess` hear them."""
    return [
        Twin(row.cry, kind, text, int(assess(text).tier))
        for row in rows
        if row.grave and row.caught
        for kind, text in twins_of(row.cry)
    ]


def twins_of(cry: Cry) -> list[tuple[str, str]]:
    """At most three twins of a line, each of another kind, the same in every run."""
    rng = random.Random(f"{_SEED}:{cry.text}")
    kinds = sorted(rng.sample(sorted(KINDS), len(KINDS)), key=lambda kind: kind != _FIRST)
    made = [(kind, KINDS[kind](cry, rng)) for kind in kinds]
    return [(kind, text) for kind, text in made if text != cry.text][:MOST_TWINS]


def by_kind(twins: Iterable[Twin]) -> dict[str, Tally]:
    """For each kind of mutation: how many twins were caught, of how many."""
    twins = list(twins)
    return {kind: Tally.of(twin.kept for twin in twins if twin.kind == kind) for kind in KINDS}


def figures(twins: Iterable[Twin]) -> dict[str, float]:
    """The share of twins that keep their alarm, over all and by kind (`twins_keep_typo`)."""
    twins = list(twins)
    named = {f"twins_keep_{kind}": tally for kind, tally in by_kind(twins).items()}
    counted = {"twins_keep": Tally.of(twin.kept for twin in twins), **named}
    return {
        key: value for name, tally in counted.items() for key, value in tally.figures(name).items()
    }
