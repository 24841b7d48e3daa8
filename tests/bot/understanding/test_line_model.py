"""A model of labelled lines reads the same once it is saved and loaded, and trusts no pickle."""

from pathlib import Path

import numpy as np
import pytest

from bot.encoder.encoder import Encoder
from bot.paths import ENCODER
from bot.understanding.heads import Options
from bot.understanding.line_model import LineModel, prepare

LINES = {
    "cost": "what does it cost|how expensive is a day|price per week please|what do they charge",
    "hours": "how many hours a week|which days does it meet|what time does it start|three days?",
    "rides": "is there a bus|who drives them|no ride to the clinic|how would she get there",
}
UNSEEN = ["whats the prcie", "what time is it over", "a bus on tuesdays", "", "¿cuánto?", "🙏"]
OPTIONS = Options()


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(ENCODER)


@pytest.fixture(scope="module")
def model(encoder: Encoder) -> LineModel:
    pairs = [(line, label) for label, lines in LINES.items() for line in lines.split("|")]
    texts, labels = zip(*pairs, strict=True)
    return LineModel.fit(prepare(texts, labels, encoder, OPTIONS), encoder, OPTIONS)


def test_every_text_gets_a_chance_for_every_label(model: LineModel) -> None:
    vectors, logs = model.read(UNSEEN)

    assert vectors.shape == (len(UNSEEN), 384)
    assert logs.shape == (len(UNSEEN), len(LINES))
    assert np.allclose(np.exp(logs).sum(1), 1)


@pytest.mark.parametrize(("text", "label"), zip(UNSEEN[:3], LINES, strict=True))
def test_a_line_like_those_learnt_gets_their_label(model: LineModel, text: str, label: str) -> None:
    assert model.labels[int(model.read([text])[1].argmax())] == label


def test_a_saved_model_reads_the_same_when_loaded(model: LineModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    loaded = LineModel.load(tmp_path, Encoder(ENCODER), OPTIONS)

    assert loaded.labels == model.labels
    assert np.allclose(loaded.read(UNSEEN)[1], model.read(UNSEEN)[1], atol=1e-4)


def test_nothing_that_is_saved_could_run_code_when_loaded(model: LineModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    written = list(tmp_path.iterdir())

    assert {path.suffix for path in written} == {".npz", ".json"}
    for path in written:
        if path.suffix == ".npz":
            with np.load(path, allow_pickle=False) as arrays:
                assert not [name for name in arrays if arrays[name].dtype.hasobject]


def test_a_model_that_was_never_saved_is_missed(encoder: Encoder, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        LineModel.load(tmp_path, encoder, OPTIONS)


def test_misspelt_copies_do_not_count_as_lines_of_their_own(encoder: Encoder) -> None:
    prepared = prepare(
        ["how many hours", "what price"], ["b", "a"], encoder, Options(typo_copies=2)
    )

    assert prepared.names == ["a", "b"]
    assert prepared.targets.tolist() == [1, 0]
    assert [rows.shape[0] for rows in prepared.rows] == [2, 2, 2]
    assert [len(vectors) for vectors in prepared.vectors] == [2]
