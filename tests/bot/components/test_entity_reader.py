"""Every parse carries what the message says of people, places, plans and sums."""

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.entity_reader import EntityReader


@pytest.fixture(scope="module")
def component(tmp_path_factory: pytest.TempPathFactory) -> EntityReader:
    storage = LocalModelStorage(tmp_path_factory.mktemp("model"))
    context = ExecutionContext(GraphSchema({}), "test")
    return EntityReader.create({}, storage, Resource("entities"), context)


def parsed(component: EntityReader, text: str | None, **said: Any) -> Message:
    message = Message(data={**({TEXT: text} if text is not None else {}), **said})
    return component.process([message])[0]


def test_a_message_says_who_where_and_with_which_plan(component: EntityReader) -> None:
    text = "my 15yo son near Columbus OH has aetna"
    entities = parsed(component, text).get(ENTITIES)
    assert [(e["entity"], text[e["start"] : e["end"]], e["value"]) for e in entities] == [
        ("age", "15yo", 15),
        ("relation", "son", "son"),
        ("place", "Columbus OH", "Columbus, OH"),
        ("insurer", "aetna", "Aetna"),
    ]
    assert {e["extractor"] for e in entities} == {"EntityReader"}


def test_the_entities_are_part_of_what_rasa_puts_out(component: EntityReader) -> None:
    message = parsed(component, "zip 43215")
    assert message.as_dict(only_output_properties=True)[ENTITIES][0]["value"] == "43215"


def test_entities_that_stand_already_stay(component: EntityReader) -> None:
    verdict = {"entity": "verdict", "value": "helpful"}
    entities = parsed(component, "it helped my mom", entities=[verdict]).get(ENTITIES)
    assert entities[0] == verdict
    assert [e["entity"] for e in entities] == ["verdict", "relation"]


def test_a_span_that_is_taken_is_not_read_again(component: EntityReader) -> None:
    there = {"entity": "place", "start": 5, "end": 10, "value": "home"}
    assert parsed(component, "near 43215", entities=[there]).get(ENTITIES) == [there]


@pytest.mark.parametrize("text", [None, "", "   ", "\ud800", "hello"])
def test_a_message_that_says_nothing_has_an_empty_list(
    component: EntityReader, text: str | None
) -> None:
    assert parsed(component, text).get(ENTITIES) == []


def test_rasa_knows_it_as_an_entity_extractor() -> None:
    name = f"{EntityReader.__module__}.{EntityReader.__name__}"
    registered = DefaultV1Recipe._from_registry(name)
    assert registered.types == {DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR}
    assert not registered.is_trainable
