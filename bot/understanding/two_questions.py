"""Hear two questions in one message, when both are clear and about different things."""

from collections.abc import Callable, Collection, Sequence

from bot.labels import is_topic
from bot.understanding.clauses import additions, questions
from bot.understanding.topic_model import Guess

MOST_WORDS = 90  # a longer story is read as a whole
_CLEAR_AT = 0.6  # confidence in each of two questions
_ADDED_CLEAR_AT = 0.8  # in an addition of a few words, which says little by itself

Rank = Callable[[str], list[Guess]]


def two_topics(text: str, rank: Rank, pairs: Collection[str] = ()) -> list[Guess]:
    """Return the first two different things asked about, in order; empty where there is one.

    Topics count, and beside a topic the intents named in `pairs`.
    """
    if len(text.split()) > MOST_WORDS:
        return []
    asked = _clear(questions(text), rank, _CLEAR_AT, pairs)
    if len(asked) > 1:
        return _alike(asked)
    for parts in additions(text):
        added = _clear(parts, rank, _ADDED_CLEAR_AT, pairs)
        if len(added) > 1:
            return _alike(added)
    return []


def _alike(both: Sequence[Guess]) -> list[Guess]:
    """Both with the lower confidence: as sure as of the less clear, and no ambiguity between."""
    least = min(guess.confidence for guess in both)
    return [Guess(guess.label, least) for guess in both]


def _clear(clauses: Sequence[str], rank: Rank, least: float, pairs: Collection[str]) -> list[Guess]:
    """What the clauses clearly ask about, each thing once, in order; one clause is not read."""
    best = [rank(clause)[0] for clause in clauses] if len(clauses) > 1 else []
    clear = [
        guess
        for guess in best
        if guess.confidence >= least and (is_topic(guess.label) or guess.label in pairs)
    ]
    first: dict[str, Guess] = {}
    for guess in clear:
        first.setdefault(guess.label, guess)
    both = list(first.values())[:2]
    return both if any(is_topic(guess.label) for guess in both) else both[:1]
