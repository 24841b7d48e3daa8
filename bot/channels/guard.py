"""Stands between every channel and Rasa: nothing unreadable in, never silence out.

The one place that may catch Exception: whatever fails becomes an apology with the phone lines
and a log line with the conversation's id and no text.
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
from bot.language.detect import is_spanish
from bot.safety.detector import Detector
from bot.safety.reply import crisis_reply

TURN_SECONDS = 20
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
        detector: Detector,
    ) -> None:
        """Take the buttons, the fixed replies, the clocks, how to erase, and how to hear danger."""
        self._buttons, self._replies, self._detector = buttons, replies, detector
        self._clocks, self._erase = clocks, erase
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: dict[str, int] = defaultdict(int)
        self._tasks: set[asyncio.Task[Messages]] = set()

    async def receive(self, inbound: Inbound, handle: Handler) -> Messages:
        """Answer one message; a turn goes on to its end even if the person has gone.

        Raises TooManyWaiting where 20 messages of the same conversation already wait.
        """
        key = inbound.conversation
        if self._waiting[key] >= MOST_WAITING:
            raise TooManyWaiting
        self._waiting[key] += 1
        task = asyncio.ensure_future(self._in_turn(inbound, handle))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            return await asyncio.wait_for(asyncio.shield(task), TURN_SECONDS)
        except asyncio.TimeoutError:
            _log.error("turn too slow", conversation=key, seconds=TURN_SECONDS)
            return self._say(self._emergency(inbound) or "utter_still_working", inbound)

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

    async def _in_turn(self, inbound: Inbound, handle: Handler) -> Messages:
        """One turn at a time in a conversation; others are not held up."""
        key = inbound.conversation
        try:
            async with self._turns[key]:
                return await self._turn(inbound, handle)
        except Exception as error:  # noqa: BLE001 - the channel guard: nobody is left in silence
            _log.error("turn failed", conversation=key, reason=type(error).__name__)
            return self._say(self._emergency(inbound) or "utter_technical_problem", inbound)
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                self._waiting.pop(key), self._turns.pop(key, None)

    async def _turn(self, inbound: Inbound, handle: Handler) -> Messages:
        press = self._buttons.press(inbound.text)
        if press and press.command == "erase":
            return await self._erased(inbound)
        text = press.title if press else readable(inbound.text)
        notices, returned = await self._open(inbound)
        if not press and not has_words(text):
            return [*notices, *self._say("utter_no_text", inbound)]
        cut = len(inbound.text) > MOST_CHARACTERS
        shortened = self._say("utter_too_long", inbound) if cut else []
        said = await self._ask(inbound, handle, text, press, returned)
        return [*notices, *shortened, *said]

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
        self, inbound: Inbound, handle: Handler, text: str, press: Press | None, returned: bool
    ) -> Messages:
        """Have Rasa answer; an empty answer is a failure too."""
        outbox = Outbox(inbound.channel, inbound.recipient)
        await handle(
            UserMessage(
                text,
                outbox,
                inbound.conversation,
                parse_data=press.parse() if press else None,
                input_channel=inbound.channel,
                message_id=inbound.message_id,
                metadata={**inbound.metadata, "returned": returned},
            )
        )
        if not outbox.messages:
            _log.error("no answer", conversation=inbound.conversation)
            return self._say(self._emergency(inbound) or "utter_technical_problem", inbound)
        return list(outbox.messages)

    def _emergency(self, inbound: Inbound) -> str | None:
        """The crisis reply that must be said even when nothing behind us works."""
        press = self._buttons.press(inbound.text)
        if press:
            return press.reply or None
        text = readable(inbound.text)
        return crisis_reply(self._detector.assess(text).tier, is_spanish(text))

    def _say(self, name: str, inbound: Inbound) -> Messages:
        return bubbles(self._replies.say(name), inbound.recipient)
