"""The second ear: hears danger that no rule names, from examples of our own.

It knows the kinds of danger apart and, as well, what sounds like danger and is none. It hears a
message as a whole and sentence by sentence.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bot.content.examples import examples_in
from bot.content.files import read_yaml
from bot.encoder.encoder import Encoder, shared_encoder
from bot.encoder.trained_lines import KeepingEncoder
from bot.labels import CRISIS
from bot.understanding.fingerprint import code_fingerprint
from bot.understanding.heads import Options
from bot.understanding.line_model import LineModel, prepare
from bot.understanding.sentences import sentences

CALM = "calm"
ANY_KIND = "any"
_FINGERPRINT = "fingerprint"
_ALL = 100_000  # lines: here more calm ones must not count for less, for there is more calm
_OPTIONS = Options(most_lines=_ALL, most_outside=_ALL, typo_copies=0)
_MOST_SENTENCES = 12


@dataclass(frozen=True)
class Heard:
    """How likely a message tells of danger, 0 to 1: the whole of it, and its worst sentence."""

    whole: float
    sentence: float
    kind: str


class Ear:
    """Judges a message by its likeness to lines we wrote."""

    def __init__(self, model: LineModel) -> None:
        """Take a model whose labels are kinds of danger and `calm/<group>`."""
        self._model = model
        self._kinds = [label.split("/")[0] for label in model.labels]
        self._dangerous = np.array([kind != CALM for kind in self._kinds])

    def hears(self, text: str) -> Heard:
        """Return what is heard in `text`; one that says nothing is calm."""
        parts = sentences(text)
        views = [text, *parts[-_MOST_SENTENCES:]] if len(parts) > 1 else [text]
        shares = np.exp(self._model.read(views)[1]) * self._dangerous
        danger = shares.sum(1)
        kind = self._kinds[int(shares[danger.argmax()].argmax())]
        return Heard(float(danger[0]), float(danger[1:].max(initial=0.0)), kind)

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> "Ear":
        """Read what `train_ear` wrote; raises OSError where there is nothing."""
        return cls(LineModel.load(folder, encoder, _OPTIONS))


@cache
def shared_ear(folder: Path, encoder_folder: Path) -> Ear:
    """The one ear of this process: the guard's and the model's; raises OSError where none is."""
    return Ear.load(folder, shared_encoder(encoder_folder))


def train_ear(data: Path, folder: Path, encoder: Encoder) -> None:
    """Train on the examples in `data` into `folder`; with nothing changed, keep what is there."""
    groups = load_groups(data)
    fingerprint = _fingerprint(groups, encoder.folder)
    written = folder / _FINGERPRINT
    if written.exists() and written.read_text() == fingerprint:
        return
    texts = [line for lines in groups.values() for line in lines]
    labels = [_kind(group) for group, lines in groups.items() for _ in lines]
    folder.mkdir(parents=True, exist_ok=True)
    written.unlink(missing_ok=True)
    LineModel.fit(prepare(texts, labels, encoder, _OPTIONS), encoder, _OPTIONS).save(folder)
    written.write_text(fingerprint)


def train_kept_ear(data: Path, folder: Path, encoder_folder: Path) -> None:
    """Train with the vectors that are kept: in a process of its own, beside the topics' model."""
    train_ear(data, folder, KeepingEncoder(encoder_folder))


def encode_lines(data: Path, encoder_folder: Path) -> None:
    """Encode and keep every line that either model learns from."""
    lines = {line for lines in load_groups(data).values() for line in lines}
    KeepingEncoder(encoder_folder).encode(sorted(lines))


def load_groups(data: Path) -> Mapping[str, Sequence[str]]:
    """The lines to learn from by `<kind>/<group>`: `data/danger/`, and all that people ask."""
    groups: dict[str, list[str]] = {}
    for path in sorted((data / "danger").glob("*.yml")):
        file = read_yaml(path)
        groups[f"{file.text('kind')}/{path.stem}"] = list(file.texts("lines"))
    for label, lines in examples_in(data / "nlu.yml").items():
        groups[f"{ANY_KIND if label == CRISIS else CALM}/{label}"] = list(lines)
    for path in sorted((data / "faq").glob("*.yml")):
        asked = examples_in(path).values()
        groups[f"{CALM}/faq_{path.stem}"] = [line for lines in asked for line in lines]
    return groups


def _kind(group: str) -> str:
    """One label a kind of danger, whoever wrote of it; what is calm is too various for one."""
    kind, _, _ = group.partition("/")
    return group if kind == CALM else kind


def _fingerprint(groups: Mapping[str, Sequence[str]], encoder_folder: Path) -> str:
    """Changes with the lines, the options and the code that learns from them."""
    digest = hashlib.sha256(repr((_OPTIONS, sorted(groups.items()))).encode())
    digest.update(Path(__file__).read_bytes() + code_fingerprint(encoder_folder).encode())
    return digest.hexdigest()
