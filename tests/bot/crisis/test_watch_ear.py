"""The watch and the trained ear: heard in time it counts, too slow it holds up nobody."""

import asyncio
import threading

from bot.safety.tiers import Tier
from tests.bot.crisis.fakes import Chat, FakeEar


async def test_a_worry_is_danger_once_danger_was_told(chat: Chat) -> None:
    calm = await chat.say("worried about tonight")
    wary = await chat.say("my daughter wants to die", "worried about tonight")

    assert (calm.verdict.tier < Tier.RISK, calm.reply) == (True, "")
    assert (wary.verdict.tier, wary.reply) == (Tier.RISK, "utter_crisis_again")


async def test_the_end_of_a_half_sentence_that_was_heard_already_is_answered_too(
    chat: Chat,
) -> None:
    end = await chat.say("dreadful that he said he just wants to", "die")

    assert (end.verdict.tier, end.reply) == (Tier.RISK, "utter_crisis_again")


async def test_a_slow_ear_holds_up_nobody_and_the_rules_decide(chat: Chat, ear: FakeEar) -> None:
    ear.waits = {name: threading.Event() for name in ("dreadful", "hello")}

    unheard = await asyncio.wait_for(chat.say("dreadful evening"), 1)
    others = [chat.say("hello", by=f"web:{number}") for number in range(2, 12)]
    await asyncio.wait_for(asyncio.gather(*others), 1)
    plain = await asyncio.wait_for(chat.say("my daughter wants to die"), 0.3)

    assert unheard.verdict.tier == Tier.NONE
    assert plain.reply == "utter_crisis_suicide"


async def test_what_is_heard_of_one_message_is_not_lost_to_the_next_one_under_way(
    chat: Chat, ear: FakeEar
) -> None:
    ear.waits = {"dreadful": threading.Event(), "hello": threading.Event()}
    told = asyncio.ensure_future(chat.say("dreadful evening"))
    calm = asyncio.ensure_future(chat.say("hello again"))
    await asyncio.sleep(0.02)

    ear.waits["dreadful"].set()
    assert (await told).reply == "utter_crisis_suicide"
    ear.waits["hello"].set()
    await calm

    assert chat.memory.of("web:1").tier == Tier.RISK
