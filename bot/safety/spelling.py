"""Correct a word that is one slip away from a word the rules wait for.

Only slips are undone that do not make another real word ("pull" stays "pull", not "pill"): the
real neighbours of the known words are listed in `spelling.yml`.
"""

from collections.abc import Iterable

_SHORTEST = 4
_LOOSE = 5  # from this length on a wrong letter counts as a slip too


class Spelling:
    """An index from every shortened form of a known word to that word."""

    def __init__(self, vocabulary: Iterable[str], real: frozenset[str], also: str = "") -> None:
        """Take the words to correct to, real words that must stay, and further known words."""
        self.real = real
        self._first = frozenset(vocabulary)
        self.known = self._first.union(also.split())
        self._index: dict[str, list[str]] = {}
        for word in sorted(self.known):
            if len(word) >= _SHORTEST:
                for form in _shortened(word):
                    self._index.setdefault(form, []).append(word)

    def correct(self, token: str) -> str:
        """Return the known word that `token` is a slip of, or `token` itself."""
        if token in self.known or token in self.real or len(token) > 20 or self._inflected(token):
            return token
        return next(iter(self.near(token)), token)

    def _inflected(self, token: str) -> bool:
        """Whether `token` is a known or real word with an ending: "slaps" is no slip of "slap"."""
        return any(
            token.endswith(ending) and self._is_word(token[: -len(ending)])
            for ending in ("s", "d", "ed", "es")
        )

    def _is_word(self, word: str) -> bool:
        return word in self.known or word in self.real

    def near(self, token: str) -> list[str]:
        """Return the known words one slip away from `token`, the likeliest first."""
        found: dict[str, None] = {}
        for form in (token, *_shortened(token)):
            for word in self._index.get(form, ()):
                if is_slip(token, word):
                    found[word] = None
        return sorted(
            found, key=lambda word: (word not in self._first, sorted(word) != sorted(token))
        )


def is_slip(typed: str, word: str) -> bool:
    """Whether `typed` is `word` with one letter doubled, dropped, added, swapped or wrong."""
    if typed == word or (typed[0] != word[0] and sorted(typed) != sorted(word)):
        return False
    if len(typed) == len(word):
        wrong = [i for i, letter in enumerate(word) if typed[i] != letter]
        if len(wrong) == 1:
            return len(word) >= _LOOSE
        first, last = wrong[0], wrong[-1]
        swapped = len(wrong) == 2 and last == first + 1
        return swapped and typed[first] == word[last] and typed[last] == word[first]
    if len(typed) == len(word) - 1:
        return typed in _shortened(word) and (len(word) >= _LOOSE or typed[-1] == word[-1])
    if len(typed) == len(word) + 1:
        return word in _shortened(typed) and (len(word) >= _LOOSE or set(typed) == set(word))
    return False


def _shortened(word: str) -> tuple[str, ...]:
    return (word, *(word[:i] + word[i + 1 :] for i in range(len(word))))
