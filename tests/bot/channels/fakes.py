"""A guard on real words and buttons, with nothing behind it but what a test puts there."""

from typing import Any

from bot.buttons import load_buttons
from bot.channels.guard import Eraser, Guard
from bot.channels.inbound import Inbound
from bot.content.replies import Replies, load_replies
from bot.conversations.notices import Clock
from bot.crisis.state import SafetyMemory
from bot.crisis.watch import Watch
from bot.paths import DATA
from bot.safety.detector import Detector

REPLIES: Replies = load_replies(DATA, "Willow Creek", "555-0142")


class StoppedClocks:
    """A clock past its notice, for tests that are not about notices."""

    async def tick(self, conversation: str, channel: str, now: Any) -> Clock:
        return Clock(now, now)


async def forget(conversation: str) -> None:
    return None


def new_guard(erase: Eraser = forget, detector: Detector | None = None) -> Guard:
    """A guard whose watch judges by the rules, or by the detector given."""
    judge = detector or Detector(None)
    watch = Watch(judge, SafetyMemory(), REPLIES.names(), lambda told: None)
    return Guard(load_buttons(DATA), REPLIES, StoppedClocks(), erase, watch)  # type: ignore[arg-type]


def message(text: str, conversation: str = "c") -> Inbound:
    return Inbound("test", conversation, conversation, text)


async def fails(_: Any) -> None:
    raise RuntimeError("behind the guard")


async def silent(_: Any) -> None:
    return None
