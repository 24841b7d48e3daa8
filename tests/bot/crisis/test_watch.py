"""Each message is heard in the light of what its conversation has told before."""

import pytest

from bot.safety.tiers import Tier, Verdict
from tests.bot.crisis.fakes import Chat


@pytest.mark.parametrize(
    ("first", "second", "tier"),
    [
        ("she said she wants to", "kill herself", 2),
        ("my son says he wants to", "die", 2),
        ("mi hija dice que se quiere", "morir", 2),
        ("how many hours a week", "is it", 0),
    ],
)
async def test_danger_said_in_two_messages_is_heard(
    chat: Chat, first: str, second: str, tier: int
) -> None:
    assert (await chat.say(first)).verdict.tier < Tier.RISK
    assert (await chat.say(second)).verdict.tier == tier


async def test_two_halves_of_two_conversations_are_not_read_together(chat: Chat) -> None:
    await chat.say("she said she wants to", by="web:2")

    assert (await chat.say("kill herself", by="web:1")).verdict == (
        await chat.say("kill herself", by="web:3")
    ).verdict


@pytest.mark.parametrize("text", ["yes", "Yes, right now!", "she is", "sí"])
async def test_a_typed_yes_to_our_question_is_danger_now(chat: Chat, text: str) -> None:
    decision = await chat.say("my daughter wants to die", text)

    assert decision.verdict == Verdict(Tier.NOW, ("answer.danger_now",), "suicide")
    assert decision.reply == "utter_crisis_suicide_now"


async def test_a_typed_no_gets_steps_for_today_and_is_not_forgotten(chat: Chat) -> None:
    decision = await chat.say("my daughter wants to die", "no")

    assert decision.reply == "utter_crisis_not_now"
    assert decision.verdict.tier == chat.memory.of("web:1").tier == Tier.CONTEXT


@pytest.mark.parametrize("text", ["yes", "no", "me", "she is"])
async def test_a_yes_or_no_that_we_did_not_ask_for_says_nothing_of_danger(
    chat: Chat, text: str
) -> None:
    assert (await chat.say(text)).reply == ""
    assert (await chat.say("my daughter wants to die", "how long is it", text)).reply == ""


@pytest.mark.parametrize(
    "text", ["no she has a gun", "no, he has a gun", "nope she wants to die", "no quiero vivir"]
)
async def test_a_no_followed_by_danger_is_danger(chat: Chat, text: str) -> None:
    decision = await chat.say("my daughter wants to die", text)

    assert decision.verdict.tier >= Tier.RISK
    assert decision.reply


async def test_spanish_is_answered_in_spanish_and_so_is_the_yes_that_follows(chat: Chat) -> None:
    assert (await chat.say("mi hijo se quiere matar")).reply == "utter_crisis_suicide_es"
    assert (await chat.say("sí")).reply == "utter_crisis_suicide_now_es"


async def test_the_writer_is_spoken_to_as_the_one_in_danger(chat: Chat) -> None:
    assert (await chat.say("I want to kill myself")).reply == "utter_crisis_me"
    assert (await chat.say("yes")).reply == "utter_crisis_me_now"


async def test_a_button_counts_as_the_answer_it_stands_for(chat: Chat) -> None:
    await chat.say("my daughter wants to die")

    assert chat.watch.press("web:1", "website", "schedule").reply == ""
    pressed = chat.watch.press("web:1", "website", "danger_now")
    assert (pressed.verdict.tier, pressed.reply) == (Tier.NOW, "utter_crisis_suicide_now")


async def test_each_message_that_tells_of_danger_is_reported_once(chat: Chat) -> None:
    await chat.say("how long is it", "my daughter wants to die", "dreadful", "no", "thanks")
    chat.watch.press("web:1", "website", "danger_now")
    chat.watch.press("web:1", "website", "danger_not_now")

    assert [(int(told.verdict.tier), told.reply) for told in chat.reported] == [
        (2, "utter_crisis_suicide"),
        (2, "utter_crisis_again"),
        (3, "utter_crisis_suicide_now"),
    ]
    assert {(told.conversation, told.channel) for told in chat.reported} == {("web:1", "website")}
