"""Stands between every channel and Rasa: nothing unreadable in, never silence out.

Danger is answered here, before anything else is asked of anybody: the watch judges each message,
its reply is given at once, and the model only records it. What else the turn brings is waited for
briefly. This is the one place that may catch Exception: whatever fails becomes an apology with the
phone lines and a log line with the conversation's id and no text.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

import structlog
from rasa.core.channels.channel import UserMessage

from bot.buttons import Buttons, Press
from bot.channels.inbound import MOST_CHARACTERS, Inbound, has_words, readable
from bot.channels.outbox import Outbox, bubbles
from bot.content.replies import Replies
from bot.conversations.clocks import Clocks
from bot.crisis.protocol import Decision
from bot.crisis.watch import UNHEARD, Watch
from bot.safety.normalise import capped

TURN_SECONDS = 20
CRISIS_SECONDS = 0.5  # how long what follows a crisis reply may hold it up
MOST_WAITING = 20  # messages of one person that may wait for their turn
Handler = Callable[[UserMessage], Awaitable[Any]]
Eraser = Callable[[str], Awaitable[object]]
Messages = list[dict[str, Any]]
_log = structlog.get_logger()


class TooManyWaiting(Exception):
    """One person has sent more at once than can be read in turn."""


class Guard:
    """Takes a person's message and returns the messages to show them, always at least one."""

    def __init__(
        self,
        buttons: Buttons,
        replies: Replies,
        clocks: Clocks,
        erase: Eraser,
        watch: Watch,
    ) -> None:
        """Take the buttons, the fixed replies, the clocks, how to erase, and who hears danger."""
        self._buttons, self._replies, self._watch = buttons, replies, watch
        self._clocks, self._erase = clocks, erase
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: dict[str, int] = defaultdict(int)
        self._tasks: set[asyncio.Task[Messages]] = set()

    async def receive(self, inbound: Inbound, handle: Handler) -> Messages:
        """Answer one message; a turn goes on to its end even if the person has gone.

        Raises TooManyWaiting where 20 messages of the same conversation already wait and this one
        tells of no danger.
        """
        heard = await self._hear(inbound)
        first = self._say(heard.reply, inbound) if heard.reply else []
        if self._waiting[inbound.conversation] < MOST_WAITING:
            return [*first, *await self._rest(inbound, handle, heard)]
        if not first:
            raise TooManyWaiting
        return first

    async def opening(self, inbound: Inbound) -> Messages:
        """What to show before the first message: the notice that is due, if one is."""
        return (await self._open(inbound))[0]

    async def erase(self, inbound: Inbound) -> Messages:
        """Erase a conversation in its turn; raises what a store raises, so no receipt is false."""
        async with self._turns[inbound.conversation]:
            return await self._erased(inbound)

    async def drain(self) -> None:
        """Wait for the turns under way, when the server stops."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=2)

    async def _hear(self, inbound: Inbound) -> Decision:
        """The watch's decision; a watch that fails is taken for a worry, never for calm."""
        press = self._buttons.press(inbound.text)
        try:
            if press:
                return self._watch.press(inbound.conversation, inbound.channel, press.name)
            scanned = capped(inbound.text)  # further than what is read out to the model
            text = readable(scanned, len(scanned))
            return await self._watch.hear(inbound.conversation, inbound.channel, text)
        except Exception as error:  # noqa: BLE001 - the channel guard: nobody is left in silence
            _log.error("watch failed", conversation=inbound.conversation, reason=_name(error))
            return UNHEARD

    async def _rest(self, inbound: Inbound, handle: Handler, heard: Decision) -> Messages:
        """What the turn brings beside a crisis reply, as far as it comes in time."""
        self._waiting[inbound.conversation] += 1
        task = asyncio.ensure_future(self._in_turn(inbound, handle, heard))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        seconds = CRISIS_SECONDS if heard.reply else TURN_SECONDS
        try:
            return await asyncio.wait_for(asyncio.shield(task), seconds)
        except asyncio.TimeoutError:
            _log.error("turn too slow", conversation=inbound.conversation, seconds=seconds)
            return self._instead("utter_still_working", inbound, heard)

    async def _in_turn(self, inbound: Inbound, handle: Handler, heard: Decision) -> Messages:
        """One turn at a time in a conversation; others are not held up."""
        key = inbound.conversation
        try:
            async with self._turns[key]:
                return await self._turn(inbound, handle, heard)
        except Exception as error:  # noqa: BLE001 - the channel guard: nobody is left in silence
            _log.error("turn failed", conversation=key, reason=_name(error))
            return self._instead("utter_technical_problem", inbound, heard)
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                self._waiting.pop(key), self._turns.pop(key, None)

    async def _turn(self, inbound: Inbound, handle: Handler, heard: Decision) -> Messages:
        press = self._buttons.press(inbound.text)
        if press and press.command == "erase":
            return await self._erased(inbound)
        text = press.title if press else readable(inbound.text)
        notices, returned = await self._open(inbound)
        if not press and not has_words(text):
            return [*notices, *self._instead("utter_no_text", inbound, heard)]
        cut = len(inbound.text) > MOST_CHARACTERS and not heard.reply
        shortened = self._say("utter_too_long", inbound) if cut else []
        said = await self._ask(inbound, handle, text, press, returned, heard)
        crowded = bool(notices and heard.reply)  # the offer to go on can wait
        return [*notices, *shortened, *([] if crowded else said)]

    async def _erased(self, inbound: Inbound) -> Messages:
        await self._erase(inbound.conversation)
        return self._say("utter_deleted", inbound)

    async def _open(self, inbound: Inbound) -> tuple[Messages, bool]:
        """The notice that is due, and whether the person comes back after a pause."""
        now = datetime.now(timezone.utc).replace(tzinfo=None)
        clock = await self._clocks.tick(inbound.conversation, inbound.channel, now)
        notice = clock.notice(now)
        return (self._say(notice.value, inbound) if notice else [], clock.returned(now))

    async def _ask(
        self,
        inbound: Inbound,
        handle: Handler,
        text: str,
        press: Press | None,
        returned: bool,
        heard: Decision,
    ) -> Messages:
        """Have Rasa answer; an empty answer is a failure too."""
        outbox = Outbox(inbound.channel, inbound.recipient, said=heard.reply)
        await handle(
            UserMessage(
                text,
                outbox,
                inbound.conversation,
                parse_data=press.parse(heard.verdict, heard.reply) if press else None,
                input_channel=inbound.channel,
                message_id=inbound.message_id,
                metadata={**inbound.metadata, "returned": returned, "safety": heard.as_dict()},
            )
        )
        if outbox.messages:
            return list(outbox.messages)
        if not heard.reply:
            _log.error("no answer", conversation=inbound.conversation)
        return self._instead("utter_technical_problem", inbound, heard)

    def _instead(self, name: str, inbound: Inbound, heard: Decision) -> Messages:
        """What is said where the turn brings nothing: nothing more, where danger is answered."""
        return [] if heard.reply else self._say(name, inbound)

    def _say(self, name: str, inbound: Inbound) -> Messages:
        return bubbles(self._replies.say(name), inbound.recipient)


def _name(error: Exception) -> str:
    return type(error).__name__
