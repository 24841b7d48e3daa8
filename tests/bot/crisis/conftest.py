"""What tests of the crisis path share: an event, and the names of the replies there are."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from bot.content.replies import Replies, load_replies
from bot.crisis.events import Told
from bot.crisis.state import SafetyMemory
from bot.crisis.watch import Watch
from bot.paths import DATA
from bot.safety.detector import Detector
from bot.safety.tiers import Tier, Verdict
from tests.bot.crisis.fakes import DANGER, Chat, FakeEar, least_worry

NOON = datetime(2026, 11, 23, 12, 0, 0)


@pytest.fixture(scope="session")
def replies() -> Replies:
    return load_replies(DATA, "Willow Creek", "555-0142")


@pytest.fixture
def an_event() -> Callable[..., Told]:
    """Makes an event of a message that told of suicide, or of what is asked for."""

    def make(
        conversation: str = "web:1",
        at: datetime = NOON,
        tier: Tier = Tier.RISK,
        kind: str = "suicide",
    ) -> Told:
        verdict = Verdict(tier, (f"{kind}.wish", "scope.now"), kind)
        return Told(conversation, "website", at, verdict, f"utter_crisis_{kind}")

    return make


@pytest.fixture
def ear() -> Iterator[FakeEar]:
    ear = FakeEar(worried=least_worry(), dreadful=DANGER)
    yield ear
    for wait in ear.waits.values():
        wait.set()


@pytest.fixture
def chat(replies: Replies, ear: FakeEar) -> Chat:
    reported: list[Told] = []
    memory = SafetyMemory()
    watch = Watch(Detector(ear), memory, replies.names(), reported.append)  # type: ignore[arg-type]
    return Chat(watch, memory, reported)
