"""One flat, calibrated classifier over all topics and plain intents.

Two linear models, one on sentence vectors and one on character n-grams, are mixed by their
weighted geometric mean. The confidence is the chance that the first label is right, learnt from
held-back training lines: from its probability, its lead over the second, and how near the message
lies to known lines of that label.
"""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression, SGDClassifier

from bot.encoder.encoder import Encoder
from bot.understanding.ngrams import CharacterNgrams
from bot.understanding.sentences import sentences
from bot.understanding.typos import misspell

Array = npt.NDArray[np.float64]
_FILE = "topics.npz"
_QUESTION_WEIGHT = 9.0  # over a statement in the same place


@dataclass(frozen=True)
class Options:
    """What may be tuned; the defaults are the ones measured (see docs/decisions.md)."""

    dense_share: float = 0.45
    regularisation: float = 5.0
    sparse_penalty: float = 1e-5
    typo_copies: int = 2
    neighbours: int = 3
    most_lines: int = 160
    folds: int = 3
    seed: int = 7


@dataclass(frozen=True)
class Guess:
    """A label (`faq/schedule`, `greet`) and the confidence in it, 0 to 1."""

    label: str
    confidence: float


@dataclass(frozen=True)
class _Heads:
    """The two trained linear layers, weights as (inputs, labels): a copy costs more than a turn."""

    dense_weights: Array
    dense_bias: Array
    sparse_weights: Array
    sparse_bias: Array


class TopicModel:
    """Ranks the labels a message may bear."""

    def __init__(
        self,
        encoder: Encoder,
        ngrams: CharacterNgrams,
        labels: Sequence[str],
        heads: _Heads,
        lines: tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]],
        calibration: Array,
        options: Options,
    ) -> None:
        """Take the trained parts; `lines` are the clean training vectors and their labels."""
        self._encoder, self._ngrams = encoder, ngrams
        self.labels = list(labels)
        self._heads, self._lines = heads, lines
        self._calibration, self._options = calibration, options

    @classmethod
    def fit(
        cls, texts: Sequence[str], labels: Sequence[str], encoder: Encoder, options: Options
    ) -> "TopicModel":
        """Train on labelled lines and their misspelt copies; calibrate on held-back clean lines."""
        names, targets = np.unique(np.array(labels), return_inverse=True)
        rng = random.Random(options.seed)
        copies = [list(texts)] + [
            [misspell(text, copy + 1, rng) for text in texts] for copy in range(options.typo_copies)
        ]
        ngrams = CharacterNgrams.fit([text for copy in copies for text in copy])
        vectors = [encoder.encode(copy).astype(np.float64) for copy in copies]
        rows = [ngrams.rows(copy) for copy in copies]
        calibration = _calibrate(vectors, rows, targets, options)
        everything = np.ones(len(texts), bool)
        heads = _fit_heads(vectors, rows, targets, everything, options)
        lines = (vectors[0].astype(np.float32), targets.astype(np.int64))
        return cls(encoder, ngrams, names.tolist(), heads, lines, calibration, options)

    def rank(self, text: str, most: int = 10) -> list[Guess]:
        """Return the likeliest labels, best first; a long message also counts by its sentences."""
        views = _views(text)
        vectors = self._encoder.encode(views).astype(np.float64)
        logs = _log_probabilities(self._heads, vectors, self._ngrams.rows(views), self._options)
        weights = _view_weights(views)
        mixed = _log_softmax((weights[:, None] * logs).sum(0, keepdims=True))[0]
        best = np.argsort(-mixed)[:most]
        nearness = _nearness(vectors, best[0], self._lines, self._options.neighbours).max()
        first = _chance(_signs(mixed, float(nearness)), self._calibration)
        shares = np.exp(mixed[best] - mixed[best[0]])
        return [
            Guess(self.labels[index], float(first * share))
            for index, share in zip(best, shares, strict=True)
        ]

    def save(self, folder: Path) -> None:
        """Write the model as npz and JSON: no pickle."""
        self._ngrams.save(folder)
        np.savez_compressed(
            folder / _FILE,
            labels=np.array(self.labels),
            dense_weights=self._heads.dense_weights.astype(np.float32),
            dense_bias=self._heads.dense_bias,
            sparse_weights=self._heads.sparse_weights.astype(np.float32),
            sparse_bias=self._heads.sparse_bias,
            line_vectors=self._lines[0],
            line_targets=self._lines[1],
            calibration=self._calibration,
        )

    @classmethod
    def load(cls, folder: Path, encoder: Encoder, options: Options) -> "TopicModel":
        """Read what `save` wrote."""
        with np.load(folder / _FILE, allow_pickle=False) as z:
            heads = _Heads(
                *(z[k] for k in ("dense_weights", "dense_bias", "sparse_weights", "sparse_bias"))
            )
            lines = (z["line_vectors"], z["line_targets"])
            labels, calibration = z["labels"].tolist(), z["calibration"]
        return cls(
            encoder, CharacterNgrams.load(folder), labels, heads, lines, calibration, options
        )


def _views(text: str) -> list[str]:
    """The whole message and, where it has several sentences, each of its last three."""
    parts = sentences(text)
    return [text] if len(parts) < 2 else [text, *parts[-3:]]


def _view_weights(views: list[str]) -> Array:
    """The whole counts half; of the rest a question counts most, and else the last sentence."""
    if len(views) == 1:
        return np.ones(1)
    later = np.arange(1, len(views), dtype=np.float64) ** 2
    asks = np.array([_QUESTION_WEIGHT if "?" in view else 1.0 for view in views[1:]])
    tail = later * asks
    return np.concatenate([[0.5], 0.5 * tail / tail.sum()])


def _fit_heads(
    vectors: list[Array],
    rows: list[sparse.csr_matrix],
    targets: npt.NDArray[np.int64],
    chosen: npt.NDArray[np.bool_],
    options: Options,
) -> _Heads:
    """Train both linear layers on the chosen lines and all their copies.

    Labels are not weighted to be equal: there is more outside our field than in any one topic, and
    weighting it down makes the nearest topic swallow it. But no label counts for more than
    `most_lines`, or it swallows the topics.
    """
    y = np.concatenate([targets[chosen]] * len(vectors))
    weights = _line_weights(y, options.most_lines * len(vectors))
    dense = LogisticRegression(C=options.regularisation, max_iter=300, tol=1e-3)
    dense.fit(np.vstack([copy[chosen] for copy in vectors]), y, weights)
    thin = SGDClassifier(
        loss="log_loss",
        alpha=options.sparse_penalty,
        max_iter=30,
        tol=1e-3,
        random_state=options.seed,
    )
    thin.fit(sparse.vstack([copy[chosen] for copy in rows]).tocsr(), y, sample_weight=weights)
    return _Heads(
        np.ascontiguousarray(dense.coef_.T),
        dense.intercept_,
        np.ascontiguousarray(thin.coef_.T),
        thin.intercept_,
    )


def _line_weights(y: npt.NDArray[np.int64], most: int) -> Array:
    """One weight a line: 1, or less where its label has more than `most` lines."""
    counts = np.bincount(y)
    return np.asarray(np.minimum(1.0, most / np.maximum(counts, 1))[y])


def _log_probabilities(
    heads: _Heads, vectors: Array, rows: sparse.csr_matrix, options: Options
) -> Array:
    """Mix the two layers' log probabilities, shape (messages, labels)."""
    dense = _log_softmax(vectors @ heads.dense_weights + heads.dense_bias)
    thin = _log_softmax(_log_sigmoid(rows @ heads.sparse_weights + heads.sparse_bias))
    return _log_softmax(options.dense_share * dense + (1 - options.dense_share) * thin)


def _calibrate(
    vectors: list[Array],
    rows: list[sparse.csr_matrix],
    targets: npt.NDArray[np.int64],
    options: Options,
) -> Array:
    """Learn when the first label is right, from clean lines held back by original line.

    The models that score a line saw neither it nor its misspelt copies (reference: leakage).
    """
    folds = np.random.default_rng(options.seed).permutation(len(targets)) % options.folds
    signs, right = np.zeros((len(targets), 3)), np.zeros(len(targets), bool)

    def judge(fold: int) -> None:
        held, kept = np.flatnonzero(folds == fold), folds != fold
        heads = _fit_heads(vectors[:2], rows[:2], targets, kept, options)  # one copy will do
        logs = _log_probabilities(heads, vectors[0][held], rows[0][held], options)
        lines = (vectors[0][kept].astype(np.float32), targets[kept])
        for line, log in zip(held, logs, strict=True):
            winner = int(log.argmax())
            near = _nearness(vectors[0][line][None], winner, lines, options.neighbours)
            signs[line], right[line] = _signs(log, float(near[0])), winner == targets[line]

    with ThreadPoolExecutor() as pool:  # the solvers work outside the interpreter's lock
        list(pool.map(judge, range(options.folds)))
    learnt = LogisticRegression(C=1.0).fit(signs, right)
    return np.concatenate([learnt.coef_[0], learnt.intercept_])


def _signs(logs: Array, nearness: float) -> Array:
    """What tells a sure guess: its log probability, its lead over the second, its nearness."""
    second, first = np.sort(logs)[-2:]
    return np.array([first, first - second, nearness])


def _chance(signs: Array, calibration: Array) -> float:
    """The learnt chance that the first label is right, 0 to 1."""
    return float(1 / (1 + np.exp(-(signs @ calibration[:3] + calibration[3]))))


def _nearness(
    vectors: Array,
    label: int,
    lines: tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]],
    neighbours: int,
) -> Array:
    """Mean cosine to the nearest training lines of `label`, one value a vector."""
    similar = vectors.astype(np.float32) @ lines[0][lines[1] == label].T
    nearest = np.sort(similar, axis=1)[:, -neighbours:].mean(1)
    return np.asarray(nearest, np.float64)


def _log_softmax(values: Array) -> Array:
    shifted = values - values.max(1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(1, keepdims=True)))


def _log_sigmoid(values: Array) -> Array:
    return np.asarray(-np.logaddexp(0, -values))
