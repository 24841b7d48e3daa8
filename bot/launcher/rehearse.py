"""Hold written dialogues with the whole assistant: guard, model, actions and database."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from bot.channels.inbound import Inbound
from bot.components.turns import asked_labels, understood
from bot.evaluation.dialogues import Dialogue, Performance, Played
from bot.launcher.assistant import Assistant

_CHANNEL = "rehearsal"


async def rehearse(assistant: Assistant, dialogues: Iterable[Dialogue]) -> list[Performance]:
    """Say each dialogue's lines in a conversation of its own and note what came back."""
    return [await _perform(assistant, dialogue) for dialogue in dialogues]


async def _perform(assistant: Assistant, dialogue: Dialogue) -> Performance:
    performance, conversation = Performance(dialogue), f"{_CHANNEL}:{uuid.uuid4().hex}"
    for turn in dialogue.turns:
        inbound = Inbound(_CHANNEL, conversation, conversation, turn.user)
        replies = await assistant.guard.receive(inbound, assistant.handle)
        tracker = await assistant.events.retrieve(conversation)
        labels = asked_labels(understood(tracker)) if tracker else []
        bubbles = tuple(reply["text"] for reply in replies)
        performance.turns.append(Played(turn, tuple(labels), bubbles))
    return performance
