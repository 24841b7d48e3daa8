"""Two heads, networks on sentence vectors and a linear one on n-grams, and their mixture."""

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import log_expit, log_softmax
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import SGDClassifier

from bot.understanding.networks import Array, Networks, Targets, fit_networks

OUTSIDE = "out_of_scope"  # many lines on everything else: it may count for more than one topic


@dataclass(frozen=True)
class Options:
    """What may be tuned; the defaults are the ones measured (see docs/decisions.md)."""

    dense_share: float = 0.3
    networks: int = 4
    hidden: int = 256
    rounds: int = 8
    sparse_penalty: float = 1e-5
    typo_copies: int = 1
    encoded_copies: int = 0  # of them also for the sentence vectors, which cost the most time
    neighbours: int = 3
    most_lines: int = 220
    most_outside: int = 1200
    sparse_rounds: int = 5
    held_back: float = 0.25
    seed: int = 7


@dataclass(frozen=True)
class Heads:
    """The trained heads; weights are (inputs, labels): a copy costs more than a turn."""

    networks: Networks
    sparse_weights: Array
    sparse_bias: Array


def fit_heads(
    vectors: list[Array],
    rows: list[sparse.csr_matrix],
    targets: Targets,
    weights: Array,
    chosen: npt.NDArray[np.bool_],
    options: Options,
) -> Heads:
    """Train both heads on the chosen lines and all their copies."""
    y, weight = targets[chosen], weights[chosen]
    thin = SGDClassifier(
        loss="log_loss",
        alpha=options.sparse_penalty,
        max_iter=options.sparse_rounds,
        tol=1e-3,
        random_state=options.seed,
    )
    many = len(vectors)
    networks = fit_networks(
        np.vstack([copy[chosen] for copy in vectors]),
        np.tile(y, many),
        np.tile(weight, many),
        options.networks,
        options.hidden,
        options.rounds,
        options.seed,
    )
    many = len(rows)
    with warnings.catch_warnings():  # the last rounds change no ranking: stopping early is meant
        warnings.simplefilter("ignore", ConvergenceWarning)
        thin.fit(
            sparse.vstack([copy[chosen] for copy in rows]).tocsr(),
            np.tile(y, many),
            sample_weight=np.tile(weight, many),
        )
    return Heads(networks, np.ascontiguousarray(thin.coef_.T), thin.intercept_)


def most_by_label(names: npt.NDArray[np.str_], options: Options) -> Array:
    """For how many lines each label may count at most.

    Labels are not weighted to be equal: there is more outside our field than in any one topic, and
    weighting it down makes the nearest topic swallow it. But none counts for so much that it
    swallows the topics.
    """
    return np.where(names == OUTSIDE, options.most_outside, options.most_lines).astype(np.float64)


def line_weights(targets: Targets, most: Array) -> Array:
    """One weight a line: 1, or less where its label has more lines than it may count for."""
    counts = np.maximum(np.bincount(targets, minlength=len(most)), 1)
    return np.asarray(np.minimum(1.0, most / counts)[targets])


def log_probabilities(
    heads: Heads, vectors: Array, rows: sparse.csr_matrix, options: Options
) -> Array:
    """Mix the two heads' log probabilities, shape (messages, labels)."""
    dense = heads.networks.log_probabilities(vectors)
    thin = log_softmax(log_expit(rows @ heads.sparse_weights + heads.sparse_bias), axis=1)
    mixed = options.dense_share * dense + (1 - options.dense_share) * thin
    return np.asarray(log_softmax(mixed, axis=1))
