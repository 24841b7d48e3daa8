"""Erase a conversation everywhere: each store registers how it forgets one."""

import asyncio
from collections.abc import Callable

Forget = Callable[[str], object]


class Erasure:
    """Runs every registered store's own deletion for one conversation."""

    def __init__(self) -> None:
        """Begin with no stores."""
        self._stores: dict[str, Forget] = {}

    def register(self, name: str, forget: Forget) -> None:
        """Add a store by name; `forget` takes the conversation's id and may block."""
        self._stores[name] = forget

    async def erase(self, conversation: str) -> tuple[str, ...]:
        """Erase from all stores, off the event loop; returns the names of those reached."""
        for forget in self._stores.values():
            await asyncio.to_thread(forget, conversation)
        return tuple(self._stores)
