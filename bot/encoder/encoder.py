"""Sentences to vectors: MiniLM, int8, on onnxruntime.

Each text is encoded alone: int8 scales depend on all that is in a batch, so a text's vector would
change with its company (mean cosine .99, at worst .94), and padding saves no time on a processor.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.encoder.build import MODEL_FILE, TOKENIZER_FILE
from bot.encoder.weights import file_sha256

WIDTH = 384
_MAX_TOKENS = 128
_MANY = 32  # texts from which threads are worth starting
_REMEMBERED = 128  # texts: what several components read of one message is encoded once

Vectors = npt.NDArray[np.float32]


class Encoder:
    """Turns texts into unit vectors whose cosine is their nearness in meaning (English only)."""

    def __init__(self, folder: Path) -> None:
        """Load the model that `bot.encoder.build` made in `folder`."""
        import onnxruntime
        from tokenizers import Tokenizer

        self.folder = folder
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self._tokenizer.no_padding()
        self._recent: OrderedDict[str, Vectors] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, shape (len(texts), 384), in the texts' order."""
        if len(texts) >= _MANY:
            return self._encode_many(texts)
        known = dict(self._recent)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= {text: self._encode_one(text) for text in new}
            self._remember({text: known[text] for text in new})
        return np.stack([known[text] for text in texts])

    def _remember(self, vectors: dict[str, Vectors]) -> None:
        self._recent.update(vectors)
        while len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)

    def _encode_many(self, texts: Sequence[str]) -> Vectors:
        with ThreadPoolExecutor() as pool:
            return np.stack(list(pool.map(self._encode_one, texts)))

    def _encode_one(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        result: Vectors = self._session.run(["sentence_embedding"], feed)[0][0]
        return result


def encoder_fingerprint(folder: Path) -> str:
    """Changes with the encoder's weights and with how texts are put to it."""
    return (
        file_sha256(folder / MODEL_FILE) + hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    )


@cache
def shared_encoder(folder: Path) -> Encoder:
    """The one encoder of this process: several components read the same message."""
    return Encoder(folder)
