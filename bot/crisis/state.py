"""What a conversation has told of danger so far, kept in memory for the guard."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.safety.tiers import NO_KIND, Tier

_MOST_REMEMBERED = 10_000
_HALF_A_DAY = 12 * 60 * 60  # seconds without a message


@dataclass(frozen=True)
class SafetyState:
    """Where a conversation stands. `tier` is lowered by a denial, a step at a time, never to 0."""

    tier: Tier = Tier.NONE
    kind: str = NO_KIND
    about_self: bool = False
    spanish: bool = False
    asked: bool = False  # our last word asked whether there is danger
    denials: int = 0
    said: tuple[str, ...] = ()  # the crisis replies given, oldest first
    before: str = ""  # the last message's words: what is split over two is read together


class SafetyMemory:
    """The latest state of each conversation; forgotten after half a day, the oldest first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing known; `clock` counts seconds."""
        self._clock = clock
        self._states: OrderedDict[str, tuple[float, SafetyState]] = OrderedDict()

    def of(self, conversation: str) -> SafetyState:
        """The state of a conversation; a calm one where nothing is known, or not any more."""
        kept, state = self._states.get(conversation, (self._clock(), SafetyState()))
        return state if self._clock() - kept < _HALF_A_DAY else SafetyState()

    def keep(self, conversation: str, state: SafetyState) -> None:
        """Remember a conversation's new state."""
        self._states[conversation] = (self._clock(), state)
        self._states.move_to_end(conversation)
        if len(self._states) > _MOST_REMEMBERED:
            self._states.popitem(last=False)

    def forget(self, conversation: str) -> None:
        """Drop a conversation that was erased."""
        self._states.pop(conversation, None)
