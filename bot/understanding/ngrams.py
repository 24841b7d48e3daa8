"""Character n-grams: what carries misspellings, names and negation where meaning vectors blur."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

_VOCABULARY, _WEIGHTS = "ngrams.json", "ngrams.npz"


class CharacterNgrams:
    """Texts to sparse rows of weighted 2- to 5-letter pieces of words."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        self._vectorizer = vectorizer

    @classmethod
    def fit(cls, texts: Sequence[str]) -> "CharacterNgrams":
        """Learn which pieces occur in `texts` and how telling each is."""
        return cls(_vectorizer(min_df=2).fit(texts))

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
    def load(cls, folder: Path) -> "CharacterNgrams":
        """Read what `save` wrote."""
        pieces = json.loads((folder / _VOCABULARY).read_text())
        vectorizer = _vectorizer(vocabulary={piece: i for i, piece in enumerate(pieces)})
        with np.load(folder / _WEIGHTS, allow_pickle=False) as weights:
            vectorizer.idf_ = weights["idf"]
        return cls(vectorizer)


def _vectorizer(**options: object) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, lowercase=True, **options
    )
