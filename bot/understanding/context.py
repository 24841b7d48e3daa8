"""Read a short message that leans on what was said before ("and if they say no?")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.understanding.topic_model import Guess

LEANING_WORDS = 8  # a message of more words stands on its own
_NEXT_STEP = 3.0  # how much likelier a next step is that the last answer itself offered
_UNSEEN = 0.01  # the share of a label that is not among the first of a ranking

Rank = Callable[[str], list[Guess]]


@dataclass(frozen=True)
class Before:
    """What a message may lean on: the message before it, and the labels its answer led to."""

    text: str
    next_steps: frozenset[str]


def leans(text: str, ranking: Sequence[Guess], sure_at: float) -> bool:
    """Whether a message is too short and too unclear to be read alone."""
    unclear = ranking[0].confidence < sure_at or ranking[0].label == "out_of_scope"
    return unclear and len(text.split()) <= LEANING_WORDS


def read_in_context(text: str, alone: list[Guess], before: Before, rank: Rank) -> list[Guess]:
    """Rank a leaning message by itself, together with the one before it, and by the next steps."""
    joint = {guess.label: guess.confidence for guess in rank(f"{before.text} {text}")}
    single = {guess.label: guess.confidence for guess in alone}
    scores = {
        label: single.get(label, _UNSEEN)
        * joint.get(label, _UNSEEN)
        * (_NEXT_STEP if label in before.next_steps else 1.0)
        for label in {*single, *joint}
    }
    order = sorted(scores, key=scores.__getitem__, reverse=True)
    best = (single.get(order[0], 0.0) + joint.get(order[0], 0.0)) / 2
    return [Guess(label, best * scores[label] / scores[order[0]]) for label in order]
