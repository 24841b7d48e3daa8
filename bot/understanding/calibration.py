"""How sure to be: the chance, learnt from held-back lines, that the first label is right.

It is read from three signs: the label's probability, its lead over the second, and how near the
message lies to known lines of that label.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bot.understanding.heads import Options, fit_heads, log_probabilities
from bot.understanding.line_model import Prepared
from bot.understanding.networks import Array, Targets


class Lines:
    """The clean training lines' vectors, by label, so that a label's lines are a slice."""

    def __init__(self, vectors: npt.NDArray[np.floating[Any]], targets: Targets) -> None:
        """Take one vector and one label number a line, in any order."""
        order = np.argsort(targets, kind="stable")
        self.vectors = np.ascontiguousarray(vectors[order], np.float32)
        self.targets = targets[order]

    def nearness(self, vectors: Array, label: int, neighbours: int) -> Array:
        """Mean cosine to the nearest lines of `label`, one value a vector."""
        start, end = np.searchsorted(self.targets, [label, label + 1])
        similar = vectors.astype(np.float32) @ self.vectors[start:end].T
        most = min(neighbours, similar.shape[1])
        nearest = np.partition(similar, similar.shape[1] - most, axis=1)[:, -most:]
        return np.asarray(nearest.mean(1), np.float64)


def calibrate(prepared: Prepared, options: Options) -> Array:
    """Learn when the first label is right, from clean lines held back by original line.

    The layers that score a line saw neither it nor its misspelt copies (reference: leakage).
    """
    targets, vectors = prepared.targets, prepared.vectors[0]
    kept = np.random.default_rng(options.seed).random(len(targets)) >= options.held_back
    held = np.flatnonzero(~kept)
    heads = fit_heads(prepared.vectors, prepared.rows, targets, prepared.weights, kept, options)
    logs = log_probabilities(heads, vectors[held], prepared.rows[0][held], options)
    lines = Lines(vectors[kept], targets[kept])
    winners = logs.argmax(1)
    near = [
        float(lines.nearness(vectors[line][None], winner, options.neighbours)[0])
        for line, winner in zip(held, winners, strict=True)
    ]
    signs = np.array([signs_of(log, nearness) for log, nearness in zip(logs, near, strict=True)])
    learnt = LogisticRegression(C=1.0).fit(signs, winners == targets[held])
    return np.concatenate([learnt.coef_[0], learnt.intercept_])


def signs_of(logs: Array, nearness: float) -> Array:
    """What tells a sure guess: its log probability, its lead over the second, its nearness."""
    second, first = np.sort(logs)[-2:]
    return np.array([first, first - second, nearness])


def chance(signs: Array, calibration: Array) -> float:
    """The learnt chance that the first label is right, 0 to 1."""
    return float(1 / (1 + np.exp(-(signs @ calibration[:3] + calibration[3]))))
