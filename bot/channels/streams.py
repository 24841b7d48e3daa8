"""Server-sent events: what a conversation's other tabs, and later staff, need to be told."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any

HEARTBEAT_SECONDS = 15
_MOST_BEHIND = 100
_CLOSE = None


class Streams:
    """The open streams of each conversation in this process."""

    def __init__(self) -> None:
        """Begin with none."""
        self._open: dict[str, set[asyncio.Queue[str | None]]] = defaultdict(set)

    def publish(self, conversation: str, message: dict[str, Any]) -> None:
        """Tell every open stream of a conversation; one that lags far behind is closed."""
        event = f"event: message\ndata: {json.dumps(message)}\n\n"
        for queue in list(self._open.get(conversation, ())):
            queue.put_nowait(event if queue.qsize() < _MOST_BEHIND else _CLOSE)

    async def follow(self, conversation: str) -> AsyncIterator[str]:
        """Yield events as they come and a comment every 15 s, so that no proxy cuts the line."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._open[conversation].add(queue)
        try:
            yield ": hello\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), HEARTBEAT_SECONDS)
                except asyncio.TimeoutError:
                    event = ": still here\n\n"
                if event is _CLOSE:
                    return
                yield event
        finally:
            self._open[conversation].discard(queue)
            if not self._open[conversation]:
                del self._open[conversation]

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        for queues in self._open.values():
            for queue in queues:
                queue.put_nowait(_CLOSE)
