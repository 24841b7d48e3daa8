"""Sentences to vectors: MiniLM, int8, one thread, on onnxruntime."""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.encoder.build import MODEL_FILE, TOKENIZER_FILE

WIDTH = 384
_MAX_TOKENS = 128
_BATCH = 32
_REMEMBERED = 128  # texts: what several components read of one message is encoded once

Vectors = npt.NDArray[np.float32]


class Encoder:
    """Turns texts into unit vectors whose cosine is their nearness in meaning (English only)."""

    def __init__(self, folder: Path) -> None:
        """Load the model that `bot.encoder.build` made in `folder`."""
        import onnxruntime
        from tokenizers import Tokenizer

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
        if len(texts) > _BATCH:
            return self._encode(texts)
        known = dict(self._recent)
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known |= dict(zip(new, self._encode(new), strict=True))
            self._remember({text: known[text] for text in new})
        return np.stack([known[text] for text in texts])

    def _remember(self, vectors: dict[str, Vectors]) -> None:
        self._recent.update(vectors)
        while len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        tokens = [self._tokenizer.encode(text).ids for text in texts]
        by_length = sorted(range(len(tokens)), key=lambda i: len(tokens[i]))
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        batches = [by_length[i : i + _BATCH] for i in range(0, len(by_length), _BATCH)]
        if len(batches) == 1:  # a person's message: no thread is worth starting
            vectors[by_length] = self._run([tokens[i] for i in by_length])
            return vectors
        with ThreadPoolExecutor() as pool:
            done = pool.map(lambda rows: self._run([tokens[i] for i in rows]), batches)
            for rows, result in zip(batches, done, strict=True):
                vectors[rows] = result
        return vectors

    def _run(self, tokens: list[list[int]]) -> Vectors:
        width = max(len(row) for row in tokens)
        ids = np.zeros((len(tokens), width), np.int64)
        mask = np.zeros((len(tokens), width), np.int64)
        for row, values in enumerate(tokens):
            ids[row, : len(values)] = values
            mask[row, : len(values)] = 1
        feed = {"input_ids": ids, "attention_mask": mask}
        result: Vectors = self._session.run(["sentence_embedding"], feed)[0]
        return result


@cache
def shared_encoder(folder: Path) -> Encoder:
    """The one encoder of this process: several components read the same message."""
    return Encoder(folder)
