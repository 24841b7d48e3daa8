"""Danger is answered in any state of a conversation, and the conversation goes on afterwards."""

import asyncio
import time

import pytest

from bot.channels.guard import MOST_WAITING
from bot.language.detect import is_spanish
from bot.launcher.assistant import Assistant
from tests.conftest import Talk
from tests.conversations.danger import (
    ANSWERS,
    DANGERS,
    HIJO,
    NOW,
    RISK,
    SLOTS,
    SON,
    THIRTY,
    assert_answered,
    known,
    p95,
    reach,
    recorded,
    shown,
)
from tests.conversations.troubles import TROUBLES

dangers = pytest.mark.parametrize(("told", "tier"), DANGERS.values(), ids=DANGERS)
slots = pytest.mark.parametrize(("form", "slot"), SLOTS)
IN_SPANISH = [f"b:danger_{answer}" for answer in ("now", "not_now", "me", "misread")]


@dangers
async def test_as_the_first_message_it_is_answered_before_the_notice_and_kept_once(
    assistant: Assistant, told: str, tier: int
) -> None:
    talk = Talk(assistant)
    text = assert_answered(await talk.say(told), tier)
    assert [talk.text.count(part) for part in text.split("\n\n")] == [1] * (text.count("\n\n") + 1)
    assert "not a person" in talk.replies[-1]["text"]
    assert await recorded(talk, text) == 1


@dangers
@slots
async def test_no_slot_of_a_form_swallows_it_and_the_form_goes_on(
    talk: Talk, form: str, slot: str, told: str, tier: int
) -> None:
    question = await reach(talk, form, slot)
    before = (await talk.tracker()).current_slot_values()
    text = assert_answered(await talk.say(told), tier)
    assert question not in talk.text
    assert await recorded(talk, text) == 1
    tracker = await talk.tracker()
    assert tracker.active_loop_name == form
    assert tracker.current_slot_values() == before
    await talk.say(known(ANSWERS, slot))
    tracker = await talk.tracker()
    assert (tracker.active_loop_name, tracker.get_slot("requested_slot")) != (form, slot)


@slots
@pytest.mark.parametrize("in_words", [False, True], ids=["by button", "in words"])
async def test_what_a_form_asked_is_offered_and_asked_again(
    talk: Talk, form: str, slot: str, in_words: bool
) -> None:
    question = await reach(talk, form, slot, in_words)
    assert_answered(await talk.say(SON), RISK)
    assert shown(talk.replies[-1:], "b:go_on")
    await talk.say("b:go_on")
    assert talk.replies[-1]["text"] == question


@slots
@pytest.mark.parametrize("no", ["no", "not right now", "b:danger_not_now", "yes", "b:danger_me"])
async def test_an_answer_to_our_question_is_none_to_the_forms(
    talk: Talk, form: str, slot: str, no: str
) -> None:
    question = await reach(talk, form, slot)
    before = (await talk.tracker()).current_slot_values()
    await talk.say(SON)
    await talk.say(no)
    assert "988" in talk.replies[0]["text"][:200]
    assert (await talk.tracker()).current_slot_values() == before
    await talk.say("b:go_on")
    assert talk.replies[-1]["text"] == question


@pytest.mark.parametrize(
    ("first", "second"),
    [("she told me she is going", "to kill herself"), ("my daughter keeps on about", "suicide"),
     ("he said he just wants to", "die")],
)  # fmt: skip
async def test_it_is_heard_when_two_messages_share_it(talk: Talk, first: str, second: str) -> None:
    await talk.say(first)
    assert_answered(await talk.say(second), RISK)


async def test_it_is_answered_after_a_handoff_and_the_phone_is_given_after_it(talk: Talk) -> None:
    await talk.say("can i talk to a person")
    assert_answered(await talk.say(SON), RISK)
    await talk.say("b:talk_to_person")
    assert "555-0142" in talk.text


@pytest.mark.parametrize("no", ["no", "b:danger_not_now"])
@pytest.mark.parametrize("told", [(SON, RISK), ("b:danger_now", NOW)], ids=["risk", "now"])
async def test_a_denial_lowers_one_step_and_ends_nothing(
    talk: Talk, no: str, told: tuple[str, int]
) -> None:
    first = assert_answered(await talk.say(told[0]), told[1])
    denied = (await talk.say(no))[0]
    assert "988" in denied["text"][:200]
    assert denied["metadata"]["safety_tier"] >= 1
    assert shown(talk.replies, "b:danger_now")
    assert (await talk.tracker()).latest_message.parse_data["safety"]["tier"] == 1
    assert assert_answered(await talk.say(SON), RISK) not in (first, denied["text"])
    await talk.say("how long does the program last")
    assert talk.topics == ["faq/program_length"]


async def test_danger_now_holds_for_what_is_typed_after_the_button(talk: Talk) -> None:
    assert_answered(await talk.say("b:danger_now"), NOW)
    assert_answered(await talk.say("he has a gun"), NOW)
    await talk.say("b:danger_not_now")
    assert_answered(await talk.say(SON), RISK)


@pytest.mark.parametrize("yes", ["yes", "Yes!", "yeah right now", "they are", "b:danger_now"])
async def test_yes_to_our_question_is_danger_now(talk: Talk, yes: str) -> None:
    await talk.say(SON)
    assert_answered(await talk.say(yes), NOW)


@pytest.mark.parametrize("press", IN_SPANISH)
async def test_in_spanish_its_buttons_are_answered_in_spanish(talk: Talk, press: str) -> None:
    assert_answered(await talk.say(HIJO), RISK)
    assert is_spanish(talk.text)
    assert shown(talk.replies, press)
    await talk.say(press)
    assert "988" in talk.replies[0]["text"][:200]
    assert "oprim" in talk.text
    assert is_spanish(talk.text)


async def test_what_was_asked_beside_it_is_offered_and_answered(talk: Talk) -> None:
    assert_answered(await talk.say(f"{SON}. does medicare cover the program?"), RISK)
    assert "faq/medicare" not in talk.topics
    assert shown(talk.replies[-1:], "b:medicare")
    await talk.say("b:medicare")
    assert talk.topics == ["faq/medicare"]


@pytest.mark.parametrize("told", [SON, HIJO, "she took the whole bottle of pills"])
async def test_told_three_times_it_gets_three_answers(talk: Talk, told: str) -> None:
    tier = next(tier for text, tier in DANGERS.values() if text == told)
    assert len({assert_answered(await talk.say(told), tier) for _ in range(3)}) == 3


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_it_is_answered_within_a_second_whatever_is_broken(
    assistant: Assistant, trouble: str
) -> None:
    busy = [Talk(assistant) for _ in range(12)]
    with TROUBLES[trouble](assistant):
        held_up = [asyncio.ensure_future(talk.say("b:talk_to_person")) for talk in busy]
        await asyncio.sleep(0.3)
        for talk in (busy[0], *(Talk(assistant) for _ in DANGERS)):
            for told, tier in ((SON, RISK), ("b:danger_now", NOW)):
                began = time.monotonic()
                assert_answered(await talk.say(told), tier)
                assert time.monotonic() - began < 1
    await asyncio.gather(*held_up)
    assert all(talk.text.strip() for talk in busy)
    await assistant.guard.drain()


async def test_it_is_answered_when_no_more_messages_are_taken(assistant: Assistant) -> None:
    talk = Talk(assistant)
    crowd = [asyncio.ensure_future(talk.say("b:schedule")) for _ in range(MOST_WAITING)]
    await asyncio.sleep(0)
    assert_answered(await talk.say(SON), RISK)
    assert all(await asyncio.gather(*crowd))


@pytest.mark.parametrize("people", [1, 30])
async def test_thirty_in_a_row_are_each_answered_within_a_second(
    assistant: Assistant, people: int
) -> None:
    seconds, talks = [], [Talk(assistant) for _ in range(people)]
    for number, told in enumerate(THIRTY):
        began = time.monotonic()
        replies = await talks[number % people].say(told)
        seconds.append(time.monotonic() - began)
        assert_answered(replies, NOW if "tonight" in told else RISK)
    assert p95(seconds) < 1
