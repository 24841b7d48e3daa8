"""The classifier on a handful of topics: it learns, forgives typos, and is the same once loaded."""

from pathlib import Path

import pytest

from bot.encoder.encoder import Encoder
from bot.paths import ENCODER
from bot.understanding.heads import Options
from bot.understanding.topic_model import TopicModel

LINES = {
    "faq/schedule": """how many hours a week is it|which days does it meet|is there an evening group
        |what time does it start|can she come on saturdays|three days or five days a week""",
    "faq/cost_typical": """what does it cost|how expensive is a day|price per week please
        |is it thousands of dollars|what do they charge|ballpark figure for the bill""",
    "faq/transportation": """how would she get there without a car|is there a bus|who drives them
        |no ride to the clinic|do they pick people up|he lost his license so how does he come""",
    "out_of_scope": """what is the weather|tell me a joke|who won the game|best pizza in town
        |how do i fix my printer|sing a song""",
}


@pytest.fixture(scope="module")
def model() -> TopicModel:
    pairs = [(x.strip(), label) for label, lines in LINES.items() for x in lines.split("|")]
    texts, labels = zip(*pairs, strict=True)
    return TopicModel.fit(texts, labels, Encoder(ENCODER), Options())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("how many days is the group", "faq/schedule"),
        ("whats the prcie of it", "faq/cost_typical"),
        ("we have no car", "faq/transportation"),
        ("He was in the hospital for a week. We came home on Monday. What does this cost?",
         "faq/cost_typical"),
        ("What does it cost? My husband is a welder and we live far out of town.",
         "faq/cost_typical"),
    ],
)  # fmt: skip
def test_a_message_is_given_its_topic(model: TopicModel, text: str, label: str) -> None:
    assert model.rank(text)[0].label == label


def test_confidences_are_chances_and_fall_from_first_to_last(model: TopicModel) -> None:
    confidences = [guess.confidence for guess in model.rank("is there a bus on tuesdays")]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_a_saved_model_ranks_the_same_when_loaded(model: TopicModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    loaded = TopicModel.load(tmp_path, Encoder(ENCODER), Options())
    for text in ("what do they charge per day", "evening?", "no car"):
        assert [g.label for g in loaded.rank(text)] == [g.label for g in model.rank(text)]
    assert not [path for path in tmp_path.iterdir() if path.suffix in (".pkl", ".joblib")]
