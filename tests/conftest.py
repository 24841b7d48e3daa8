"""What many tests share: a whole assistant in this process, and a way to talk to it."""

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.channels.inbound import Inbound
from bot.launcher.assistant import Assistant
from bot.settings import Settings, calm_libraries

calm_libraries()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("databases")
    return Settings(profile="dev", database_url=f"sqlite:///{folder / 'assistant.db'}")


@pytest.fixture(scope="session")
async def assistant(settings: Settings, monkeypatch_session: pytest.MonkeyPatch) -> Assistant:
    return await new_assistant(settings, monkeypatch_session)


@pytest.fixture(scope="session")
def monkeypatch_session() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


async def new_assistant(settings: Settings, patch: pytest.MonkeyPatch) -> Assistant:
    """A whole assistant on the trained model, its actions reading the same database."""
    from bot.launcher.checks import prepare
    from bot.migrations.upgrade import upgrade

    patch.setenv("DATABASE_URL", settings.database_url)
    upgrade(settings)
    assistant = prepare(settings)
    await assistant.warm_up()
    return assistant


@dataclass
class Talk:
    """One person's conversation: says things, keeps what came back."""

    assistant: Assistant
    id: str = field(default_factory=lambda: f"test:{uuid.uuid4().hex}")
    replies: list[dict[str, Any]] = field(default_factory=list)

    async def say(self, text: str) -> list[dict[str, Any]]:
        inbound = Inbound("test", self.id, self.id, text)
        self.replies = await self.assistant.guard.receive(inbound, self.assistant.handle)
        return self.replies

    @property
    def text(self) -> str:
        return "\n".join(reply["text"] for reply in self.replies)

    @property
    def topics(self) -> list[str]:
        topics = (reply["metadata"].get("topic") for reply in self.replies)
        return list(dict.fromkeys(topic for topic in topics if topic))

    @property
    def payloads(self) -> list[str]:
        return [b["payload"] for reply in self.replies for b in reply.get("buttons", ())]

    @property
    def tier(self) -> int:
        return max(reply["metadata"].get("safety_tier", 0) for reply in self.replies)

    async def tracker(self) -> Any:
        return await self.assistant.events.retrieve_full_tracker(self.id)


@pytest.fixture
async def talk(assistant: Assistant) -> Talk:
    """A conversation past its opening notice."""
    conversation = Talk(assistant)
    await conversation.say("hello")
    return conversation


@pytest.fixture
def root() -> Path:
    return Path(__file__).resolve().parents[1]
