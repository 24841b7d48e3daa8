"""A model of labelled lines: sentence vectors and pieces of words, mixed.

The two heads' log probabilities are mixed by their weighted mean, which is the weighted
geometric mean of the probabilities.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from scipy import sparse

from bot.encoder.encoder import Encoder
from bot.understanding.heads import (
    Heads,
    Options,
    fit_heads,
    line_weights,
    log_probabilities,
    most_by_label,
)
from bot.understanding.networks import Array, Networks, Targets
from bot.understanding.ngrams import Ngrams
from bot.understanding.typos import misspell

_FILE = "lines.npz"


@dataclass(frozen=True)
class Prepared:
    """Labelled lines and their misspelt copies as numbers: a list holds the lines, then copies."""

    names: list[str]
    targets: Targets
    weights: Array
    vectors: list[Array]
    rows: list[sparse.csr_matrix]
    ngrams: Ngrams


def prepare(
    texts: Sequence[str], labels: Sequence[str], encoder: Encoder, options: Options
) -> Prepared:
    """Encode the lines; typo copies are made here and never count as lines of their own."""
    names, targets = np.unique(np.array(labels), return_inverse=True)
    rng = random.Random(options.seed)
    copies = [list(texts)] + [
        [misspell(text, copy + 1, rng) for text in texts] for copy in range(options.typo_copies)
    ]
    ngrams, rows = Ngrams.fit([text for copy in copies for text in copy])
    encoded = copies[: 1 + options.encoded_copies]
    return Prepared(
        names.tolist(),
        targets.astype(np.int64),
        line_weights(targets, most_by_label(names, options)),
        [encoder.encode(copy).astype(np.float64) for copy in encoded],
        [rows[start : start + len(texts)] for start in range(0, rows.shape[0], len(texts))],
        ngrams,
    )


class LineModel:
    """How likely each label is for a text."""

    def __init__(
        self,
        encoder: Encoder,
        ngrams: Ngrams,
        labels: Sequence[str],
        heads: Heads,
        options: Options,
    ) -> None:
        """Take the trained parts; `labels` are in the order of the heads' columns."""
        self._encoder, self._ngrams, self._heads = encoder, ngrams, heads
        self.labels, self._options = list(labels), options

    @classmethod
    def fit(cls, prepared: Prepared, encoder: Encoder, options: Options) -> "LineModel":
        """Train both heads on all lines and copies."""
        everything = np.ones(len(prepared.targets), bool)
        heads = fit_heads(
            prepared.vectors, prepared.rows, prepared.targets, prepared.weights, everything, options
        )
        return cls(encoder, prepared.ngrams, prepared.names, heads, options)

    def read(self, texts: Sequence[str]) -> tuple[Array, Array]:
        """Return the texts' vectors (texts, 384) and log probabilities (texts, labels)."""
        vectors = self._encoder.encode(texts).astype(np.float64)
        rows = self._ngrams.rows(texts)
        return vectors, log_probabilities(self._heads, vectors, rows, self._options)

    def save(self, folder: Path) -> None:
        """Write the model as npz and JSON: no pickle."""
        self._ngrams.save(folder)
        np.savez_compressed(
            folder / _FILE,
            labels=np.array(self.labels),
            **{
                name: layer.astype(np.float32) for name, layer in vars(self._heads.networks).items()
            },
            sparse_weights=self._heads.sparse_weights.astype(np.float32),
            sparse_bias=self._heads.sparse_bias,
        )

    @classmethod
    def load(cls, folder: Path, encoder: Encoder, options: Options) -> "LineModel":
        """Read what `save` wrote; raises OSError where there is nothing."""
        with np.load(folder / _FILE, allow_pickle=False) as z:
            networks = Networks(**{layer.name: z[layer.name] for layer in fields(Networks)})
            heads, labels = (
                Heads(networks, z["sparse_weights"], z["sparse_bias"]),
                z["labels"].tolist(),
            )
        return cls(encoder, Ngrams.load(folder), labels, heads, options)
