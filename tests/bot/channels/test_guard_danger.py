"""Danger is answered at once, first and once, whatever stands behind the guard."""

import asyncio
import time
from typing import Any

import pytest

from bot.channels.guard import MOST_WAITING, Guard, TooManyWaiting
from bot.safety.detector import Detector
from bot.safety.ear import Heard
from tests.bot.channels.fakes import REPLIES, fails, message, new_guard, silent

TOLD = "my son says he wants to die"
GRAVE = "she took the whole bottle of pills"


@pytest.fixture
def guard() -> Guard:
    return new_guard()


class DeafEar:
    """An ear that fails on everything."""

    def hears(self, text: str) -> Heard:
        raise RuntimeError("the model is broken")


class Rasa:
    """Records the crisis reply as Rasa does, and says something beside it."""

    def __init__(self, *beside: str) -> None:
        self.beside, self.seen = beside, list[Any]()

    async def __call__(self, user: Any) -> None:
        self.seen.append(user)
        reply = user.metadata["safety"]["reply"]
        said = [{"utter_action": reply, **REPLIES.say(reply)}] if reply else []
        for words in (*said, *({"text": text, "metadata": {}} for text in self.beside)):
            await user.output_channel.send_response(user.sender_id, words)


def texts(said: list[dict[str, Any]]) -> list[str]:
    return [bubble["text"] for bubble in said]


def words_of(reply: str) -> list[str]:
    return [part.strip() for part in str(REPLIES.say(reply)["text"]).split("\n\n")]


async def hangs(_: Any) -> None:
    await asyncio.sleep(30)


@pytest.mark.parametrize("handler", [fails, silent])
async def test_danger_is_answered_even_when_everything_behind_is_down(
    guard: Guard, handler: Any
) -> None:
    said = await guard.receive(message("my son says he wants to die"), handler)
    assert "988" in said[0]["text"][:200]
    assert said[0]["metadata"]["safety_tier"] >= 2


async def test_danger_in_spanish_is_answered_in_spanish_when_everything_behind_is_down(
    guard: Guard,
) -> None:
    said = await guard.receive(message("mi hijo dice que se quiere morir"), fails)
    assert "988" in said[0]["text"]
    assert "oprima 2" in said[0]["text"]


async def test_the_crisis_reply_comes_first_and_once_when_everything_works(guard: Guard) -> None:
    said = texts(await guard.receive(message(TOLD), Rasa("Shall we go on?")))

    assert said == [*words_of("utter_crisis_suicide"), "Shall we go on?"]


async def test_rasa_learns_what_was_heard_and_what_was_said(guard: Guard) -> None:
    rasa = Rasa()

    await guard.receive(message(TOLD), rasa)
    await guard.receive(message("b:danger_now"), rasa)

    typed, pressed = rasa.seen
    assert (typed.text, typed.parse_data) == (TOLD, None)
    assert typed.metadata["safety"]["tier"] == 2
    assert typed.metadata["safety"]["reply"] == "utter_crisis_suicide"
    assert pressed.parse_data["intent"]["name"] == "crisis"
    assert pressed.parse_data["safety"]["reply"] == "utter_crisis_suicide_now"


async def test_a_crisis_reply_that_rasa_only_records_is_answer_enough(guard: Guard) -> None:
    assert texts(await guard.receive(message(TOLD), Rasa())) == words_of("utter_crisis_suicide")


@pytest.mark.parametrize("text", [TOLD, GRAVE, "b:danger_now"])
async def test_the_crisis_reply_comes_within_a_second_when_what_is_behind_hangs(
    guard: Guard, text: str
) -> None:
    began = time.monotonic()
    said = await guard.receive(message(text), hangs)

    assert time.monotonic() - began < 1
    assert {bubble["metadata"]["safety_tier"] for bubble in said} <= {2, 3}
    assert "988" in said[0]["text"]


async def test_danger_is_answered_while_twenty_messages_wait(guard: Guard) -> None:
    crowd = [asyncio.ensure_future(guard.receive(message("x"), hangs)) for _ in range(MOST_WAITING)]
    await asyncio.sleep(0.2)

    with pytest.raises(TooManyWaiting):
        await guard.receive(message("how long is it"), hangs)
    said = await asyncio.wait_for(guard.receive(message(TOLD), hangs), 1)
    again = await asyncio.wait_for(guard.receive(message("yes"), hangs), 1)

    assert texts(said) == words_of("utter_crisis_suicide")
    assert texts(again) == words_of("utter_crisis_suicide_now")
    for waiting in crowd:
        waiting.cancel()


async def test_a_watch_that_fails_counts_as_a_worry_and_an_answer_with_988_follows() -> None:
    guard, rasa = new_guard(detector=Detector(DeafEar())), Rasa("Three days a week.")  # type: ignore[arg-type]

    assert texts(await guard.receive(message("how long is it"), rasa)) == ["Three days a week."]
    assert rasa.seen[0].metadata["safety"]["tier"] == 1  # the line on 988 joins the answer
    for handler in (fails, silent):
        assert "988" in texts(await guard.receive(message("how long is it"), handler))[-1]


async def test_danger_that_the_rules_know_is_answered_when_the_ear_is_broken() -> None:
    guard = new_guard(detector=Detector(DeafEar()))  # type: ignore[arg-type]

    assert texts(await guard.receive(message(TOLD), fails)) == words_of("utter_crisis_suicide")


async def test_danger_told_twice_is_answered_in_other_words(guard: Guard) -> None:
    first = await guard.receive(message(TOLD), Rasa())
    second = await guard.receive(message(TOLD), Rasa())

    assert texts(second) == words_of("utter_crisis_again")
    assert set(texts(first)).isdisjoint(texts(second))
