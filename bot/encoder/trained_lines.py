"""The vectors of training lines, kept in a file: two models learn from the same lines."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.encoder.encoder import Encoder, Vectors, encoder_fingerprint

_FILE = "lines.npz"


class KeepingEncoder(Encoder):
    """An encoder for training: encodes a line once, whichever model asks, until it changes."""

    def __init__(self, folder: Path) -> None:
        """Load the encoder and what it has encoded; vectors of another encoder are dropped."""
        super().__init__(folder)
        self._path, self._encoder_hash = folder / _FILE, encoder_fingerprint(folder)
        self._kept: dict[str, Vectors] = self._read()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text; new ones are encoded and kept."""
        names = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        new = {
            name: text for name, text in zip(names, texts, strict=True) if name not in self._kept
        }
        if new:
            self._kept |= dict(zip(new, super()._encode_many(list(new.values())), strict=True))
            self._write()
        return np.stack([self._kept[name] for name in names])

    def _read(self) -> dict[str, Vectors]:
        if not self._path.exists():
            return {}
        with np.load(self._path, allow_pickle=False) as z:
            if str(z["encoder"]) != self._encoder_hash:
                return {}
            return dict(zip(z["names"].tolist(), z["vectors"], strict=True))

    def _write(self) -> None:
        """Write beside and move into place, so that a broken run leaves no half file."""
        half = self._path.with_suffix(".half.npz")
        np.savez(
            half,
            encoder=np.array(self._encoder_hash),
            names=np.array(list(self._kept)),
            vectors=np.stack(list(self._kept.values())),
        )
        half.replace(self._path)
