"""The conversations' clocks as the channels use them: never in the way, even with no database."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.conversations.notices import Clock
from bot.conversations.store import ConversationStore

_WAIT_SECONDS = 1.0
_MOST_REMEMBERED = 10_000
_log = structlog.get_logger()


class Clocks:
    """Keeps the latest clocks in memory and writes them behind; reads the rest from the store."""

    def __init__(self, store: ConversationStore) -> None:
        """Take the store that outlives a restart."""
        self._store = store
        self._recent: OrderedDict[str, Clock] = OrderedDict()

    async def tick(self, conversation: str, channel: str, now: datetime) -> Clock:
        """Return the clock as it stood before this message, and move it on."""
        began = time.monotonic()
        clock = self._recent.get(conversation) or await self._stored(conversation)
        noticed = clock.notice(now) is not None
        self._remember(
            conversation,
            replace(clock, seen_at=now, noticed_at=now if noticed else clock.noticed_at),
        )
        left = _WAIT_SECONDS - (time.monotonic() - began)
        await self._bounded(left, self._store.saw, conversation, channel, now, noticed)
        return clock

    def forget(self, conversation: str) -> None:
        """Drop a conversation that was erased."""
        self._recent.pop(conversation, None)

    async def _stored(self, conversation: str) -> Clock:
        clock = await self._bounded(_WAIT_SECONDS, self._store.clock, conversation)
        return clock if isinstance(clock, Clock) else Clock()

    async def _bounded(self, seconds: float, call: Callable[..., object], *args: object) -> object:
        """Call the store off the event loop; a dead or slow database costs a second at most."""
        try:
            return await asyncio.wait_for(asyncio.to_thread(call, *args), max(seconds, 0.05))
        except (SQLAlchemyError, asyncio.TimeoutError) as error:
            _log.error("clock store failed", reason=type(error).__name__)
            return None

    def _remember(self, conversation: str, clock: Clock) -> None:
        self._recent[conversation] = clock
        self._recent.move_to_end(conversation)
        if len(self._recent) > _MOST_REMEMBERED:
            self._recent.popitem(last=False)
