"""Two questions at once, "tell me more", "say that again" and "yes", said to a whole assistant."""

from itertools import pairwise
from typing import Any

import pytest

from bot.components.turns import understood
from bot.evaluation.dialogues import MOST_BUBBLES
from tests.conftest import Talk

TWO = "how many hours a week is it and will aetna pay for it?"
TOPICS = ["faq/schedule", "faq/insurance_coverage"]
BUTTONS = ["b:schedule", "b:insurance_coverage"]
VAGUE = [
    "the lady at the desk said something about days",
    "what about the other kids in the house",
    "he brought home a form about something",
    "somebody mentioned a number to us",
    "it is about the thing on thursday",
]


def texts(talk: Talk) -> list[str]:
    return [reply["text"] for reply in talk.replies]


def parts(talk: Talk) -> list[str]:
    said = (reply["metadata"].get("part") for reply in talk.replies)
    return [part for part in said if part]


async def parse(talk: Talk) -> dict[str, Any]:
    return understood(await talk.tracker())


async def unsure(talk: Talk) -> Talk:
    """A conversation in which a vague line was answered with our best guess."""
    for line in VAGUE:
        other = Talk(talk.assistant)
        await other.say("hello")
        await other.say(line)
        if (await parse(other))["unsure"] and other.topics:
            return other
    raise AssertionError("every vague line is placed with certainty: write vaguer ones")


async def test_two_questions_get_two_short_answers_in_the_order_asked(talk: Talk) -> None:
    await talk.say(TWO)
    assert talk.topics == TOPICS
    assert parts(talk) == ["brief", "brief"]
    assert "hours" in texts(talk)[0]
    assert "insurance" in texts(talk)[1].lower()


async def test_after_two_answers_the_choices_are_the_rest_of_each(talk: Talk) -> None:
    await talk.say(TWO)
    assert talk.payloads == BUTTONS
    assert "buttons" not in talk.replies[0]


@pytest.mark.parametrize(("button", "topic"), zip(BUTTONS, TOPICS, strict=True))
async def test_pressing_a_choice_gives_the_rest_and_not_the_same_again(
    talk: Talk, button: str, topic: str
) -> None:
    await talk.say(TWO)
    before = talk.text
    await talk.say(button)
    assert talk.topics == [topic]
    assert parts(talk) == ["rest"]
    assert talk.text not in before
    assert before.splitlines()[0] not in talk.text


async def test_a_topic_asked_beside_a_tool_keeps_a_choice_for_its_rest(talk: Talk) -> None:
    await talk.say("what does it cost and where can i find a program near me?")
    assert (await parse(talk))["topics"] == ["faq/cost_typical", "find_program"]
    assert "b:cost_typical" in talk.payloads


@pytest.mark.parametrize(
    "text",
    [
        TWO,
        "what does it cost and where can i find a program near me?",
        "should she stop her lexapro, and how long is the program?",
    ],
)
async def test_two_questions_get_no_wall_of_text(talk: Talk, text: str) -> None:
    await talk.say(text)
    assert len((await parse(talk))["topics"]) == 2
    assert len(talk.replies) <= MOST_BUBBLES


@pytest.mark.parametrize("count", [2, 3, 4])
async def test_two_questions_asked_again_get_other_words_and_no_wall_of_text(
    talk: Talk, count: int
) -> None:
    said = []
    for _ in range(count):
        await talk.say(TWO)
        said.append(texts(talk))
    assert said[-1] != said[-2]
    assert len(said[-1]) <= MOST_BUBBLES


async def test_a_story_before_the_question_is_not_answered_as_one(talk: Talk) -> None:
    await talk.say("he is 15 and has been off since spring, how long is the program?")
    assert talk.topics == ["faq/program_length"]


async def test_tell_me_more_goes_on_and_then_says_that_there_is_no_more(talk: Talk) -> None:
    replies = talk.assistant.replies
    ends = {str(replies.say(name)["text"]) for name in ("utter_more", "utter_more_again")}
    await talk.say("what is an intensive outpatient program")
    whole = talk.text
    await talk.say("tell me more")
    assert talk.topics == ["faq/iop_definition"]
    assert parts(talk) == ["more"]
    assert talk.text not in whole
    assert talk.replies[0]["metadata"]["sources"]
    await talk.say("tell me more")
    assert not talk.topics
    assert talk.text in ends


async def test_tell_me_more_with_nothing_said_offers_where_to_start(talk: Talk) -> None:
    await talk.say("tell me more")
    assert not talk.topics
    assert talk.payloads


async def test_say_that_again_repeats_with_a_lead_in(talk: Talk) -> None:
    await talk.say("how long does the program last")
    whole = talk.text
    await talk.say("say that again")
    lead, _, repeated = talk.text.partition("\n")
    assert lead == talk.assistant.replies.say("utter_once_more")["text"]
    assert repeated == whole


async def test_the_same_question_again_is_never_answered_with_the_same_words(talk: Talk) -> None:
    said = []
    for _ in range(6):
        await talk.say("how many hours a week is it")
        assert talk.topics == ["faq/schedule"]
        said.append(texts(talk))
    assert all(one != other for one, other in pairwise(said))


async def test_the_same_question_in_other_words_is_not_answered_the_same_either(
    talk: Talk,
) -> None:
    await talk.say("does medicare cover it")
    first = talk.text
    await talk.say("b:medicare")
    assert talk.topics == ["faq/medicare"]
    assert talk.text != first


async def test_an_unsure_answer_is_short_and_comes_with_choices(talk: Talk) -> None:
    vague = await unsure(talk)
    guess, answer = vague.replies
    assert guess["buttons"]
    assert answer["metadata"]["part"] == "brief"


async def test_yes_after_an_unsure_answer_gives_the_rest_of_it_and_nothing_else(
    talk: Talk,
) -> None:
    vague = await unsure(talk)
    topics = vague.topics
    await vague.say("yes")
    assert vague.topics == topics
    assert [reply["metadata"].get("part") for reply in vague.replies] == ["rest"]


async def test_yes_after_two_short_answers_gives_the_rest_of_the_last(talk: Talk) -> None:
    await talk.say(TWO)
    await talk.say("yes")
    assert [reply["metadata"].get("topic") for reply in talk.replies] == TOPICS[1:]
    assert parts(talk) == ["rest"]


async def test_yes_gives_the_rest_where_a_line_on_988_closed_the_answer(talk: Talk) -> None:
    await talk.say(
        "do these programs take people who have suicidal thoughts and what does it cost?"
    )
    await talk.say("yes")
    assert talk.topics == ["faq/cost_typical"]


async def test_yes_after_a_whole_answer_asks_what_they_would_like(talk: Talk) -> None:
    await talk.say("how long does the program last")
    await talk.say("yes")
    assert not talk.topics
    assert talk.payloads


@pytest.mark.parametrize("text", ["thanks", "goodbye", "can i talk to a person", "are you a bot"])
async def test_courtesy_said_twice_is_not_answered_twice_in_the_same_words(
    talk: Talk, text: str
) -> None:
    await talk.say(text)
    first = talk.text
    await talk.say(text)
    assert talk.text != first


async def test_two_questions_inside_a_form_are_both_answered_and_the_form_asks_again(
    talk: Talk,
) -> None:
    await talk.say("i want to leave feedback")
    question = talk.text
    await talk.say("how long does the program last and what does it cost?")
    assert talk.topics == ["faq/program_length", "faq/cost_typical"]
    assert parts(talk) == ["brief", "brief"]
    assert texts(talk)[-1] == question
    assert "b:feedback_wrong" in talk.payloads
    assert (await talk.tracker()).active_loop_name == "give_feedback_form"
    await talk.say("b:feedback_helpful")
    assert (await talk.tracker()).active_loop_name is None


async def test_a_second_question_does_not_hide_danger(talk: Talk) -> None:
    await talk.say("how long is the program and what does it cost? he says he wants to die")
    assert talk.tier >= 2
    assert not talk.topics


async def test_a_question_that_touches_on_danger_keeps_the_line_on_988_beside_another(
    talk: Talk,
) -> None:
    await talk.say(
        "do these programs take people who have suicidal thoughts and what does it cost?"
    )
    assert len(talk.topics) == 2
    assert "988" in talk.replies[-1]["text"]
    assert talk.tier == 1


async def test_who_where_and_which_plan_stand_in_the_parse(talk: Talk) -> None:
    await talk.say("my 15yo son near Columbus OH takes insulin, we have aetna. how long is it?")
    entities = {e["entity"]: e["value"] for e in (await parse(talk))["entities"]}
    assert (
        entities.items()
        >= {
            "age": 15,
            "relation": "son",
            "place": "Columbus, OH",
            "insurer": "Aetna",
        }.items()
    )
