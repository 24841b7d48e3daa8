"""A label survives the way through Rasa's parse: what was understood is what is answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.answers import load_trained
from bot.labels import is_topic, label_of, response_for, understanding
from bot.paths import DATA

LABELS = sorted(load_trained(DATA))
NAMES = st.from_regex(r"[a-z]+(_[a-z]+)*", fullmatch=True)
CONFIDENCES = st.floats(min_value=0, max_value=1)


@pytest.mark.parametrize("label", LABELS)
def test_every_trained_label_is_read_back_as_it_was_written(label: str) -> None:
    assert label_of(understanding(label, 0.7)) == label


@given(NAMES, CONFIDENCES)
def test_any_topic_is_read_back_with_its_confidence(name: str, confidence: float) -> None:
    parse = understanding(f"faq/{name}", confidence)

    assert label_of(parse) == f"faq/{name}"
    assert parse["intent"] == {"name": "faq", "confidence": confidence}
    selector = parse["response_selector"]["faq"]
    assert selector["response"]["confidence"] == confidence
    assert selector["ranking"][0]["intent_response_key"] == f"faq/{name}"


@given(NAMES.filter(lambda name: name != "faq"), CONFIDENCES)
def test_a_plain_intent_brings_no_selector(name: str, confidence: float) -> None:
    parse = understanding(name, confidence)

    assert label_of(parse) == name
    assert "response_selector" not in parse


@pytest.mark.parametrize(
    ("parse", "label"),
    [
        ({}, ""),
        ({"intent": None}, ""),
        ({"intent": {}}, ""),
        ({"intent": {"name": None, "confidence": 0.0}}, ""),
        ({"intent": {"name": "greet"}}, "greet"),
        ({"intent": {"name": "faq"}}, "faq"),
        ({"intent": {"name": "faq"}, "response_selector": {}}, "faq"),
        ({"intent": {"name": "greet"}, **{"response_selector": {"faq": {}}}}, "greet"),
    ],
)
def test_a_parse_that_says_less_is_read_as_far_as_it_goes(
    parse: dict[str, object], label: str
) -> None:
    assert label_of(parse) == label


def test_an_older_answer_in_the_selector_does_not_turn_an_intent_into_a_topic() -> None:
    parse = {**understanding("faq/schedule", 0.9), **understanding("crisis", 1.0)}

    assert label_of(parse) == "crisis"


@pytest.mark.parametrize(
    ("label", "topic"),
    [("faq/schedule", True), ("faq", False), ("greet", False), ("faqs/x", False), ("", False)],
)
def test_a_topic_is_told_from_an_intent(label: str, topic: bool) -> None:
    assert is_topic(label) is topic


def test_a_label_is_answered_by_the_response_of_its_name() -> None:
    assert response_for("faq/schedule") == "utter_faq/schedule"
    assert response_for("greet") == "utter_greet"
