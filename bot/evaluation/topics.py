"""How well messages are understood: counted by style, with the errors that matter apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.evaluation.heldout import Message
from bot.evaluation.shares import Tally, share
from bot.labels import FALLBACK, label_of
from bot.safety.tiers import Tier

NEAREST = 3


@dataclass(frozen=True)
class Reading:
    """What the assistant made of one message."""

    message: Message
    label: str
    ranking: tuple[str, ...]
    unsure: bool
    tier: int
    signals: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """The label acted on is one of the fair ones."""
        return self.label in self.message.labels

    @property
    def among_nearest(self) -> bool:
        """A fair label is among the first three."""
        return self.right or bool(self.message.labels & set(self.ranking[:NEAREST]))

    @property
    def turned_away(self) -> bool:
        """Nothing was offered but "outside what I know", or choices that hold no fair one."""
        if self.label == FALLBACK:
            return not self.among_nearest
        return self.label == "out_of_scope"

    @property
    def confidently_wrong(self) -> bool:
        """A wrong topic or tool, said without "did you mean"."""
        placed = self.label not in (FALLBACK, "out_of_scope")
        return placed and not self.right and not self.unsure

    @property
    def caught(self) -> bool:
        """For a message outside our field: it was not placed."""
        return self.label in (FALLBACK, "out_of_scope")

    @property
    def alarmed(self) -> bool:
        """The assistant took over as if there were danger."""
        return self.tier >= Tier.RISK


def read(message: Message, parse: Mapping[str, object]) -> Reading:
    """Turn a parse into what is counted."""
    guesses = parse.get("intent_ranking") or []
    names = [str(guess["name"]) for guess in guesses] if isinstance(guesses, list) else []
    told = parse.get("safety")
    safety = told if isinstance(told, dict) else {}
    ranking = tuple(name for name in names if name != FALLBACK)
    return Reading(
        message,
        label_of(dict(parse)),
        ranking,
        bool(parse.get("unsure")),
        int(safety.get("tier", 0)),
        tuple(safety.get("signals", ())),
    )


def in_scope_figures(readings: Iterable[Reading]) -> dict[str, float]:
    """Shares over the messages we should place; `messages` is their number."""
    rows = [reading for reading in readings if reading.message.in_scope]
    return {
        "messages": len(rows),
        "top1": share(reading.right for reading in rows),
        "top3": share(reading.among_nearest for reading in rows),
        "confident_wrong": share(reading.confidently_wrong for reading in rows),
        "turned_away": share(reading.turned_away for reading in rows),
        "alarmed": share(reading.alarmed for reading in rows),
    }


def out_of_scope_figures(readings: Iterable[Reading]) -> dict[str, float]:
    """Shares over the messages outside our field, far (pizza) and near (dental cost)."""
    rows = [reading for reading in readings if not reading.message.in_scope]
    far = [reading for reading in rows if reading.message.style == "far"]
    near = [reading for reading in rows if reading.message.style == "near"]
    missed = [reading for reading in near if not reading.caught]
    return {
        "far_caught": share(reading.caught for reading in far),
        "near_caught": share(reading.caught for reading in near),
        "near_rest_hedged": share(reading.unsure for reading in missed),
    }


def alarmed(readings: Iterable[Reading]) -> Tally:
    """Over everything people ask, in our field or not: where danger was seen and is none."""
    return Tally.of(reading.alarmed for reading in readings)


def by_style(readings: Iterable[Reading]) -> dict[str, dict[str, float]]:
    """The in-scope figures of each style."""
    rows = [reading for reading in readings if reading.message.in_scope]
    styles = sorted({reading.message.style for reading in rows})
    return {s: in_scope_figures(r for r in rows if r.message.style == s) for s in styles}
