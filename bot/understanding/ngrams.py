"""Letters and words: what carries misspellings, names, negation and turns of phrase.

Meaning vectors blur all of these. Pieces of words stand misspellings; words and pairs of words
("give away", "not here") cross the word's edge, which pieces of words do not.
"""

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

_VOCABULARY, _WEIGHTS = "ngrams.json", "ngrams.npz"
_WORD = re.compile(r"[\w']+|[?!]")
_MARK = "w:"  # keeps a word apart from a piece of a word that looks the same


class Ngrams:
    """Texts to sparse rows of weighted pieces: 2 to 5 letters of a word, words, pairs of words."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        self._vectorizer = vectorizer

    @classmethod
    def fit(cls, texts: Sequence[str]) -> tuple["Ngrams", sparse.csr_matrix]:
        """Learn which pieces occur in `texts` and how telling each is; return also their rows."""
        vectorizer = _vectorizer(min_df=2)
        rows = vectorizer.fit_transform(texts)
        return cls(vectorizer), rows.astype(np.float32)

    def rows(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Return one row of unit length a text, shape (len(texts), pieces)."""
        return self._vectorizer.transform(texts).astype(np.float32)

    def save(self, folder: Path) -> None:
        """Write the pieces as JSON and their weights as npz: no pickle."""
        vocabulary = self._vectorizer.vocabulary_
        pieces = sorted(vocabulary, key=vocabulary.__getitem__)
        (folder / _VOCABULARY).write_text(json.dumps(pieces, ensure_ascii=False))
        np.savez(folder / _WEIGHTS, idf=self._vectorizer.idf_)

    @classmethod
    def load(cls, folder: Path) -> "Ngrams":
        """Read what `save` wrote."""
        pieces = json.loads((folder / _VOCABULARY).read_text())
        vectorizer = _vectorizer(vocabulary={piece: i for i, piece in enumerate(pieces)})
        with np.load(folder / _WEIGHTS, allow_pickle=False) as weights:
            vectorizer.idf_ = weights["idf"]
        return cls(vectorizer)


def pieces(text: str) -> list[str]:
    """Every piece of a text, in lower case, with repeats."""
    words = _WORD.findall(text.lower())
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    return [*_letters()(text), *(_MARK + piece for piece in (*words, *pairs))]


@cache
def _letters() -> Callable[[str], list[str]]:
    analyzer: Callable[[str], list[str]] = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5)
    ).build_analyzer()
    return analyzer


def _vectorizer(**options: object) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=pieces, sublinear_tf=True, **options)
