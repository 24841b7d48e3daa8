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

from bot.encoder.encoder import Encoder
from bot.understanding.calibration import Lines, calibrate, chance, signs_of
from bot.understanding.heads import (
    Array,
    Heads,
    Options,
    fit_heads,
    line_weights,
    log_probabilities,
    log_softmax,
    most_by_label,
)
from bot.understanding.ngrams import CharacterNgrams
from bot.understanding.sentences import sentences
from bot.understanding.typos import misspell

_FILE = "topics.npz"
_QUESTION_WEIGHT = 9.0  # over a statement in the same place


@dataclass(frozen=True)
class Guess:
    """A label (`faq/schedule`, `greet`) and the confidence in it, 0 to 1."""

    label: str
    confidence: float


class TopicModel:
    """Ranks the labels a message may bear."""

    def __init__(
        self,
        encoder: Encoder,
        ngrams: CharacterNgrams,
        labels: Sequence[str],
        heads: Heads,
        lines: Lines,
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
        encoded = copies[: 1 + options.encoded_copies]
        vectors = [encoder.encode(copy).astype(np.float64) for copy in encoded]
        rows = [ngrams.rows(copy) for copy in copies]
        weights = line_weights(targets, most_by_label(names, options))
        everything = np.ones(len(texts), bool)
        with ThreadPoolExecutor() as pool:  # the solvers work outside the interpreter's lock
            learning = pool.submit(calibrate, vectors, rows, targets, weights, options)
            heads = fit_heads(vectors, rows, targets, weights, everything, options)
            calibration = learning.result()
        lines = Lines(vectors[0].astype(np.float32), targets.astype(np.int64))
        return cls(encoder, ngrams, names.tolist(), heads, lines, calibration, options)

    def rank(self, text: str, most: int = 10) -> list[Guess]:
        """Return the likeliest labels, best first; a long message also counts by its sentences."""
        views = _views(text)
        vectors = self._encoder.encode(views).astype(np.float64)
        logs = log_probabilities(self._heads, vectors, self._ngrams.rows(views), self._options)
        weights = _view_weights(views)
        mixed = log_softmax((weights[:, None] * logs).sum(0, keepdims=True))[0]
        best = np.argsort(-mixed)[:most]
        nearness = self._lines.nearness(vectors, best[0], self._options.neighbours).max()
        first = chance(signs_of(mixed, float(nearness)), self._calibration)
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
            line_vectors=self._lines.vectors,
            line_targets=self._lines.targets,
            calibration=self._calibration,
        )

    @classmethod
    def load(cls, folder: Path, encoder: Encoder, options: Options) -> "TopicModel":
        """Read what `save` wrote."""
        with np.load(folder / _FILE, allow_pickle=False) as z:
            heads = Heads(
                *(z[k] for k in ("dense_weights", "dense_bias", "sparse_weights", "sparse_bias"))
            )
            lines = Lines(z["line_vectors"], z["line_targets"])
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
