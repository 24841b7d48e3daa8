"""Read a short message that leans on what was said before ("and if they say no?")."""

from collections.abc import Callable, Sequence

from bot.labels import is_topic
from bot.understanding.heads import OUTSIDE
from bot.understanding.topic_model import Guess

LEANING_WORDS = 12  # a message of more words stands on its own
_PLAIN_AT = 0.3  # the confidence from which thanks, a yes or a wish for a person stand alone
_UNSEEN = 0.003  # the share of a label that is not among the first of a ranking

Rank = Callable[[str], list[Guess]]


def leans(text: str, ranking: Sequence[Guess]) -> bool:
    """Whether a message may lean on the one before: it is short, and not a clear plain intent."""
    first = ranking[0]
    topical = is_topic(first.label) or first.label == OUTSIDE or first.confidence < _PLAIN_AT
    return topical and len(text.split()) <= LEANING_WORDS


def read_in_context(text: str, alone: list[Guess], before: str, rank: Rank) -> list[Guess]:
    """Rank a leaning message by itself and together with the message `before` it.

    A label must be likely in both readings, so a clear change of topic stays one.
    """
    joint = {guess.label: guess.confidence for guess in rank(f"{before} {text}")}
    single = {guess.label: guess.confidence for guess in alone}
    scores = {
        label: single.get(label, _UNSEEN) * joint.get(label, _UNSEEN) for label in {*single, *joint}
    }
    order = sorted(scores, key=scores.__getitem__, reverse=True)
    best = (single.get(order[0], 0.0) + joint.get(order[0], 0.0)) / 2
    if order[0] == alone[0].label:
        best = max(best, alone[0].confidence)
    return [Guess(label, best * scores[label] / scores[order[0]]) for label in order]
