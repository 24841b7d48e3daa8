"""Put the assistant together from settings: Rasa's agent, our stores, and the guard before it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy.engine import Engine

from bot.buttons import load_buttons
from bot.channels.guard import Guard
from bot.clinic.clinic import Clinic, load_clinic
from bot.components.answer_nlg import AnswerGenerator
from bot.components.tracker_store import BoundedTrackerStore
from bot.content.replies import Replies, load_replies
from bot.content.sources import load_sources
from bot.conversations.clocks import Clocks
from bot.conversations.store import ConversationStore
from bot.crisis.alerts import alerts_of
from bot.crisis.desk import Desk
from bot.crisis.events import SafetyEvents
from bot.crisis.state import SafetyMemory
from bot.crisis.watch import Watch
from bot.db import make_engine
from bot.erasure import Erasure
from bot.launcher.inprocess_actions import InProcessActions
from bot.launcher.model import expect_our_components, latest_model
from bot.paths import DATA, EAR, ENCODER
from bot.safety.detector import Detector
from bot.safety.ear import shared_ear
from bot.settings import Settings

_log = structlog.get_logger()


class StartupError(RuntimeError):
    """The assistant cannot start as configured; the message is one line that says what to do."""


@dataclass
class Assistant:
    """Everything a channel needs to answer a person."""

    agent: Agent
    guard: Guard
    events: BoundedTrackerStore
    engine: Engine
    clinic: Clinic
    replies: Replies
    desk: Desk

    async def handle(self, message: UserMessage) -> None:
        """Let Rasa answer one message into its output channel."""
        await self.agent.handle_message(message)

    async def warm_up(self) -> None:
        """Parse once, so that the first person does not wait for lazy imports."""
        await self.agent.parse_message("good morning, ¿cómo está? how many hours is it")


def assemble(settings: Settings, model: Path | None = None) -> Assistant:
    """Build the assistant; raises StartupError where something is missing or not as configured."""
    archive = model or latest_model()
    if archive is None:
        raise StartupError("there is no trained model in models/: run `make train`")
    clinic, buttons = load_clinic(settings), load_buttons(DATA)
    replies = load_replies(DATA, clinic.name, clinic.phone)
    engine = make_engine(settings.database_url)
    events = BoundedTrackerStore(settings.tracker_url)
    agent = Agent.load(
        archive,
        generator=AnswerGenerator(clinic, load_sources(DATA), buttons),
        tracker_store=events,
        lock_store=InMemoryLockStore(),
        action_endpoint=actions_endpoint(settings),
    )
    expect_our_components(agent)
    _expect_our_store(agent, events)
    conversations = ConversationStore(engine)
    clocks = Clocks(conversations)
    erasure = Erasure()
    erasure.register("events", events.erase)
    erasure.register("conversations", conversations.erase)
    erasure.register("clocks", clocks.forget)
    told, memory = SafetyEvents(engine), SafetyMemory()
    erasure.register("safety", told.erase)
    erasure.register("safety memory", memory.forget)
    desk = Desk(told.add, alerts_of(settings))
    watch = Watch(_detector(), memory, replies.names(), desk.report)
    guard = Guard(buttons, replies, clocks, erasure.erase, watch)
    return Assistant(agent, guard, events, engine, clinic, replies, desk)


def _detector() -> Detector:
    """The detector of the channels' guard: it must work with no model and no database."""
    try:
        return Detector(shared_ear(EAR, ENCODER))
    except OSError as error:
        how = "run `python -m bot train`"
        raise StartupError(f"the ear for danger is not trained: {how}") from error


def actions_endpoint(settings: Settings) -> EndpointConfig:
    """The custom actions: in this process, or a separate server where ACTIONS=http."""
    if settings.actions == "http":
        return EndpointConfig(url=f"http://127.0.0.1:{settings.actions_port}/webhook")
    return InProcessActions()


def _expect_our_store(agent: Agent, events: BoundedTrackerStore) -> None:
    """Rasa replaces a store it cannot make by one in memory and only warns."""
    store = agent.tracker_store
    inner = store._tracker_store if isinstance(store, FailSafeTrackerStore) else store
    if inner is not events:
        raise StartupError(f"the tracker store is {type(inner).__name__}, not the one configured")
