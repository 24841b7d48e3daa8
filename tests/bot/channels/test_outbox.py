"""What a person sees of a turn: one thought a bubble, choices under the last, sources kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.core.events import BotUttered

from bot.channels.outbox import Outbox, bubbles

BUTTONS = [{"title": "Hours", "payload": "b:schedule"}]
ANSWER = {
    "text": "Most groups meet in the day.\n\nSome meet at night.",
    "buttons": BUTTONS,
    "metadata": {"topic": "faq/schedule", "sources": ["typical"]},
}
LINES = st.lists(st.sampled_from(["", " ", "\t", "- one", "Two words.", "x"]), max_size=12)


def texts(text: str | None) -> list[str]:
    return [bubble["text"] for bubble in bubbles({"text": text}, "me")]


def test_a_blank_line_starts_a_new_bubble() -> None:
    assert texts(ANSWER["text"]) == ["Most groups meet in the day.", "Some meet at night."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One.\n \t\nTwo.", ["One.", "Two."]),
        ("One.\n\n\n\nTwo.", ["One.", "Two."]),
        ("\n\nOne.\n\n", ["One."]),
        ("Ask:\n- who\n- when", ["Ask:\n- who\n- when"]),
        ("", []),
        (" \n\n ", []),
        (None, []),
    ],
)
def test_no_bubble_is_empty(text: str | None, parts: list[str]) -> None:
    assert texts(text) == parts


def test_choices_stand_under_the_last_bubble_only() -> None:
    first, last = bubbles(ANSWER, "me")

    assert "buttons" not in first
    assert last["buttons"] == BUTTONS


def test_every_bubble_says_where_its_words_come_from_and_to_whom_they_go() -> None:
    shown = bubbles(ANSWER, "me")

    assert [bubble["metadata"] for bubble in shown] == [ANSWER["metadata"]] * 2
    assert [bubble["recipient_id"] for bubble in shown] == ["me"] * 2
    assert len({bubble["id"] for bubble in shown}) == 2


def test_a_message_without_metadata_or_choices_carries_none() -> None:
    (bubble,) = bubbles({"text": "Hello.", "buttons": [], "metadata": None}, "me")

    assert bubble["metadata"] == {}
    assert "buttons" not in bubble


def test_a_card_without_words_is_still_shown() -> None:
    (bubble,) = bubbles({"custom": {"map": 1}}, "me")

    assert (bubble["text"], bubble["custom"]) == ("", {"map": 1})


@given(LINES.map("\n".join))
def test_no_word_is_lost_between_bubbles(text: str) -> None:
    shown = texts(text)

    assert " ".join(shown).split() == text.split()
    assert all(part == part.strip() != "" for part in shown)


async def test_a_turn_is_collected_in_order_for_the_address_the_channel_knows() -> None:
    outbox = Outbox("website", "visitor")

    await outbox.send_response("web:secret", ANSWER)
    await outbox.send_response("web:secret", {"text": "Anything else?"})

    assert [message["text"] for message in outbox.messages] == [
        "Most groups meet in the day.",
        "Some meet at night.",
        "Anything else?",
    ]
    assert {message["recipient_id"] for message in outbox.messages} == {"visitor"}
    assert outbox.name() == "website"


def test_a_message_read_back_from_rasas_events_looks_the_same() -> None:
    event = BotUttered(
        text=ANSWER["text"], data={"buttons": BUTTONS}, metadata={"metadata": ANSWER["metadata"]}
    )

    again = bubbles(event.message(), "me")

    assert [bubble["text"] for bubble in again] == texts(ANSWER["text"])
    assert again[-1]["buttons"] == BUTTONS
    assert again[-1]["metadata"] == ANSWER["metadata"]


CARE = {"text": "In a crisis, call or text 988.", "metadata": {"joins": True, "safety_tier": 1}}


async def test_a_reply_that_joins_goes_on_in_the_last_bubble_and_carries_its_tier() -> None:
    outbox = Outbox("website", "visitor")

    await outbox.send_response("web:secret", ANSWER)
    await outbox.send_response("web:secret", CARE)

    first, last = outbox.messages
    assert last["text"] == "Some meet at night.\nIn a crisis, call or text 988."
    assert last["metadata"] == {**ANSWER["metadata"], "safety_tier": 1}
    assert last["buttons"] == BUTTONS
    assert first["text"] == "Most groups meet in the day."
    assert "safety_tier" not in first["metadata"]
    assert "safety_tier" not in ANSWER["metadata"]


async def test_a_reply_that_joins_stands_alone_where_nothing_was_said_before() -> None:
    outbox = Outbox("website", "visitor")

    await outbox.send_response("web:secret", CARE)

    (bubble,) = outbox.messages
    assert (bubble["text"], bubble["metadata"]["safety_tier"]) == (CARE["text"], 1)


async def test_a_reply_the_guard_gave_already_is_not_said_once_more() -> None:
    outbox = Outbox("website", "visitor", said="utter_crisis")

    await outbox.send_response("web:secret", {**ANSWER, "utter_action": "utter_crisis"})
    await outbox.send_response("web:secret", {**ANSWER, "utter_action": "utter_crisis_go_on"})

    assert [bubble["text"] for bubble in outbox.messages] == texts(ANSWER["text"])
