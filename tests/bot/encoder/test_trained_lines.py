"""A line is encoded once: for the second model it comes from the file, for a message from memory.

The file is made to hold other vectors than the encoder would give, so that a test sees which of
the two it got.
"""

from pathlib import Path

import numpy as np
import pytest

from bot.encoder.build import MODEL_FILE, TOKENIZER_FILE
from bot.encoder.encoder import Encoder
from bot.encoder.trained_lines import KeepingEncoder
from bot.paths import ENCODER

LINES = ["how many hours a week", "what does it cost", "is there a bus"]
KEPT = "lines.npz"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An encoder's folder of this test's own: what is kept must not end up in the real one."""
    for name in (MODEL_FILE, TOKENIZER_FILE):
        (tmp_path / name).symlink_to(ENCODER / name)
    return tmp_path


def turn_round(folder: Path, **changes: str) -> None:
    """Turn every kept vector round, and set other fields of the file."""
    with np.load(folder / KEPT, allow_pickle=False) as kept:
        fields = {name: kept[name] for name in kept}
    fields["vectors"] = -fields["vectors"]
    np.savez(folder / KEPT, **fields | {name: np.array(text) for name, text in changes.items()})


def test_the_vectors_are_the_encoders_own_in_the_order_of_the_lines(folder: Path) -> None:
    expected = Encoder(ENCODER).encode(LINES)

    assert np.allclose(KeepingEncoder(folder).encode(LINES), expected, atol=1e-5)
    assert np.allclose(KeepingEncoder(folder).encode(LINES[::-1]), expected[::-1], atol=1e-5)


def test_a_second_models_lines_come_from_the_file(folder: Path) -> None:
    first = KeepingEncoder(folder).encode(LINES)
    turn_round(folder)

    assert np.array_equal(KeepingEncoder(folder).encode(LINES), -first)


def test_only_new_lines_are_encoded_and_the_others_stay(folder: Path) -> None:
    first = KeepingEncoder(folder).encode(LINES[:2])
    turn_round(folder)
    both = KeepingEncoder(folder).encode([LINES[2], *LINES[:2]])

    assert np.array_equal(both[1:], -first)
    assert np.allclose(both[0], Encoder(ENCODER).encode(LINES[2:])[0], atol=1e-5)
    assert np.array_equal(KeepingEncoder(folder).encode([LINES[2], *LINES[:2]]), both)


def test_nothing_is_written_where_nothing_is_new(folder: Path) -> None:
    KeepingEncoder(folder).encode(LINES)
    before = (folder / KEPT).stat()
    KeepingEncoder(folder).encode(LINES[1:])

    assert (folder / KEPT).stat().st_mtime_ns == before.st_mtime_ns
    assert (folder / KEPT).stat().st_ino == before.st_ino


def test_a_line_that_stands_twice_gets_the_same_vector_twice(folder: Path) -> None:
    one, other, again = KeepingEncoder(folder).encode([LINES[0], LINES[1], LINES[0]])

    assert np.array_equal(one, again)
    assert not np.allclose(one, other, atol=0.1)


def test_another_encoders_vectors_are_dropped(folder: Path) -> None:
    first = KeepingEncoder(folder).encode(LINES)
    turn_round(folder, encoder="0" * 64)

    assert np.allclose(KeepingEncoder(folder).encode(LINES), first, atol=1e-5)


def test_a_half_written_file_does_not_count(folder: Path) -> None:
    (folder / "lines.half.npz").write_bytes(b"PK\x03\x04 broken off here")
    first = KeepingEncoder(folder).encode(LINES)

    assert [path.name for path in folder.glob("*.npz")] == [KEPT]
    assert np.array_equal(KeepingEncoder(folder).encode(LINES), first)


def test_a_message_read_again_gets_the_same_vectors_from_memory() -> None:
    encoder = Encoder(ENCODER)
    first = encoder.encode(LINES)

    assert np.array_equal(encoder.encode(LINES), first)
    assert np.array_equal(encoder.encode([LINES[2], LINES[0]]), first[[2, 0]])
    assert np.array_equal(
        encoder.encode([LINES[1], "something new", LINES[1]])[[0, 2]], first[[1, 1]]
    )


def test_what_is_done_with_a_vector_does_not_change_what_is_remembered() -> None:
    encoder = Encoder(ENCODER)
    first = encoder.encode(LINES)
    mine = encoder.encode(LINES)
    mine *= 0

    assert np.array_equal(encoder.encode(LINES), first)


def test_the_memory_does_not_grow_for_ever() -> None:
    encoder = Encoder(ENCODER)
    for number in range(10):
        encoder.encode([f"message {number} of many, part {part}" for part in range(20)])

    assert len(encoder._recent) <= 128
    assert np.allclose(encoder.encode(LINES), Encoder(ENCODER).encode(LINES), atol=1e-5)
