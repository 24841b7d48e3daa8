"""One flat, calibrated classifier over all topics and plain intents.

The confidence is the chance that the first label is right, learnt from held-back training lines
(see `calibration.py`); the other labels' confidences are in proportion to it.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.special import log_softmax

from bot.encoder.encoder import Encoder
from bot.understanding.calibration import Lines, calibrate, chance, signs_of
from bot.understanding.heads import Options
from bot.understanding.line_model import LineModel, prepare
from bot.understanding.networks import Array
from bot.understanding.sentences import sentences

_FILE = "confidence.npz"
_QUESTION_WEIGHT = 9.0  # over a statement in the same place


@dataclass(frozen=True)
class Guess:
    """A label (`faq/schedule`, `greet`) and the confidence in it, 0 to 1."""

    label: str
    confidence: float


class TopicModel:
    """Ranks the labels a message may bear."""

    def __init__(
        self, model: LineModel, lines: Lines, calibration: Array, options: Options
    ) -> None:
        """Take the trained parts; `lines` are the clean training lines."""
        self._model, self._lines = model, lines
        self._calibration, self._options = calibration, options

    @classmethod
    def fit(
        cls, texts: Sequence[str], labels: Sequence[str], encoder: Encoder, options: Options
    ) -> "TopicModel":
        """Train on labelled lines and their misspelt copies; calibrate on held-back clean lines."""
        prepared = prepare(texts, labels, encoder, options)
        with ThreadPoolExecutor() as pool:  # the solvers work outside the interpreter's lock
            learning = pool.submit(calibrate, prepared, options)
            model = LineModel.fit(prepared, encoder, options)
            calibration = learning.result()
        lines = Lines(prepared.vectors[0], prepared.targets)
        return cls(model, lines, calibration, options)

    def rank(self, text: str, most: int = 10) -> list[Guess]:
        """Return the likeliest labels, best first; a long message also counts by its sentences."""
        views = _views(text)
        vectors, logs = self._model.read(views)
        weights = _view_weights(views)
        mixed = log_softmax((weights[:, None] * logs).sum(0))
        best = np.argsort(-mixed)[:most]
        nearness = self._lines.nearness(vectors, best[0], self._options.neighbours).max()
        first = chance(signs_of(mixed, float(nearness)), self._calibration)
        shares = np.exp(mixed[best] - mixed[best[0]])
        return [
            Guess(self._model.labels[index], float(first * share))
            for index, share in zip(best, shares, strict=True)
        ]

    def save(self, folder: Path) -> None:
        """Write the model as npz and JSON: no pickle."""
        self._model.save(folder)
        np.savez_compressed(
            folder / _FILE,
            line_vectors=self._lines.vectors,
            line_targets=self._lines.targets,
            calibration=self._calibration,
        )

    @classmethod
    def load(cls, folder: Path, encoder: Encoder, options: Options) -> "TopicModel":
        """Read what `save` wrote; raises OSError where there is nothing."""
        with np.load(folder / _FILE, allow_pickle=False) as z:
            lines, calibration = Lines(z["line_vectors"], z["line_targets"]), z["calibration"]
        return cls(LineModel.load(folder, encoder, options), lines, calibration, options)


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
