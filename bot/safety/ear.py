"""The second ear: hears danger that no rule names, from examples of our own. English only.

The encoder cannot tell "quiere morir" from "quiere comer", nor "is" from "is not", so the rules
speak first, and alone in Spanish (reference: NLU measurements).
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.content.examples import load_examples
from bot.encoder.encoder import Encoder
from bot.labels import CRISIS
from bot.understanding.heads import OUTSIDE, Options
from bot.understanding.topic_model import TopicModel

_CALM = "calm"
_FINGERPRINT = "fingerprint"
_OPTIONS = Options(most_lines=3000, most_outside=600)


class Ear:
    """How likely a message tells of danger, judged by its likeness to lines we wrote."""

    def __init__(self, model: TopicModel) -> None:
        """Take a model whose labels are `crisis`, `calm` and `out_of_scope`."""
        self._model = model

    def hears(self, text: str) -> float:
        """The confidence that `text` tells of danger, 0 to 1."""
        return next((g.confidence for g in self._model.rank(text) if g.label == CRISIS), 0.0)

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> "Ear":
        """Read what `train_ear` wrote; raises OSError where there is nothing."""
        return cls(TopicModel.load(folder, encoder, _OPTIONS))


def train_ear(data: Path, folder: Path, encoder: Encoder) -> None:
    """Train on the examples in `data` into `folder`; with nothing changed, keep what is there."""
    examples = load_examples(data)
    fingerprint = _fingerprint(examples)
    written = folder / _FINGERPRINT
    if written.exists() and written.read_text() == fingerprint:
        return
    texts = [line for lines in examples.values() for line in lines]
    labels = [_heard_as(label) for label, lines in examples.items() for _ in lines]
    folder.mkdir(parents=True, exist_ok=True)
    written.unlink(missing_ok=True)
    TopicModel.fit(texts, labels, encoder, _OPTIONS).save(folder)
    written.write_text(fingerprint)


def _heard_as(label: str) -> str:
    return label if label in (CRISIS, OUTSIDE) else _CALM


def _fingerprint(examples: Mapping[str, Sequence[str]]) -> str:
    """Changes with the lines, the options and the code that learns from them."""
    digest = hashlib.sha256(repr((_OPTIONS, sorted(examples.items()))).encode())
    understanding = Path(__file__).parents[1] / "understanding"
    for path in (Path(__file__), *sorted(understanding.glob("*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()
