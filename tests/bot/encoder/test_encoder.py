"""The encoder is the model we trust, and tells near sentences from far ones."""

from pathlib import Path

import numpy as np
import pytest

from bot.encoder.encoder import WIDTH, Encoder
from bot.encoder.weights import WeightsError, file_sha256, verified_weights
from bot.paths import ENCODER


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(ENCODER)


def test_the_packaged_weights_are_the_bytes_we_trust() -> None:
    assert (verified_weights() / "model.safetensors").exists()


def test_weights_with_another_checksum_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.encoder.weights._SHA256", {"config.json": "0" * 64})
    with pytest.raises(WeightsError, match="config"):
        verified_weights()


def test_vectors_have_unit_length_and_keep_the_order_of_their_texts(encoder: Encoder) -> None:
    texts = ["a", "a much longer sentence about insurance and its many rules", "b"] * 20
    vectors = encoder.encode(texts)
    assert vectors.shape == (60, WIDTH)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert np.allclose(vectors[1], encoder.encode([texts[1]])[0], atol=0.02)


def test_sentences_of_like_meaning_are_nearer_than_others(encoder: Encoder) -> None:
    # The model card's own example: about .94, .69 and .26 with the full-precision model.
    person, happy, dog, day = encoder.encode(
        ["That is a happy person", "That is a very happy person", "That is a happy dog",
         "Today is a sunny day"]
    )  # fmt: skip
    assert person @ happy > 0.9
    assert 0.6 < person @ dog < 0.8
    assert person @ day < 0.35


def test_a_file_is_hashed_whole(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"abc")
    assert file_sha256(path).startswith("ba7816bf")
