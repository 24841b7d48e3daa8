"""Ways to break what stands behind the guard of an assistant in this process, and mend it again."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.launcher.assistant import Assistant, actions_endpoint
from bot.launcher.inprocess_actions import InProcessActions
from bot.settings import Settings


@contextmanager
def actions_down(assistant: Assistant) -> Iterator[None]:
    """A separate action server that is not there."""
    settings = Settings(profile="dev", actions="http", actions_port=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assistant.agent.processor, "action_endpoint", actions_endpoint(settings))
        yield


@contextmanager
def actions_hung(assistant: Assistant) -> Iterator[None]:
    """Actions of this process that take ten seconds each."""
    actions = InProcessActions()
    with pytest.MonkeyPatch.context() as patch, ten_seconds() as hang:
        slow = dict.fromkeys(actions._executor.actions, hang)
        patch.setattr(actions._executor, "actions", slow)
        patch.setattr(assistant.agent.processor, "action_endpoint", actions)
        yield


@contextmanager
def databases_down(assistant: Assistant) -> Iterator[None]:
    """Both databases refuse every statement."""

    def fails(*_: Any) -> None:
        raise OperationalError("", {}, OSError("the database is gone"))

    with on_each_statement([assistant.engine, assistant.events.engine], fails):
        yield


@contextmanager
def tracker_database_hung(assistant: Assistant) -> Iterator[None]:
    """Each statement on Rasa's events takes ten seconds in its thread."""
    with ten_seconds() as hang, on_each_statement([assistant.events.engine], hang):
        yield


@contextmanager
def both_databases_hung(assistant: Assistant) -> Iterator[None]:
    engines = [assistant.engine, assistant.events.engine]
    with ten_seconds() as hang, on_each_statement(engines, hang):
        yield


@contextmanager
def model_missing(assistant: Assistant) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assistant.agent, "processor", None)
        yield


@contextmanager
def model_failing(assistant: Assistant) -> Iterator[None]:
    async def fails(_: Any) -> None:
        raise RuntimeError("behind the guard")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assistant.agent, "handle_message", fails)
        yield


@contextmanager
def ten_seconds() -> Iterator[Callable[..., Any]]:
    """Something that takes ten seconds, or until the test is over."""
    over = threading.Event()

    def hang(*_: Any) -> list[Any]:
        over.wait(10)
        return []

    try:
        yield hang
    finally:
        over.set()


@contextmanager
def on_each_statement(engines: Sequence[Engine], happens: Callable[..., Any]) -> Iterator[None]:
    with ExitStack() as afterwards:
        for engine in engines:
            event.listen(engine, "before_cursor_execute", happens)
            afterwards.callback(event.remove, engine, "before_cursor_execute", happens)
        yield


TROUBLES: dict[str, Callable[[Assistant], AbstractContextManager[None]]] = {
    trouble.__name__.replace("_", " "): trouble
    for trouble in (
        actions_down,
        actions_hung,
        databases_down,
        tracker_database_hung,
        both_databases_hung,
        model_missing,
        model_failing,
    )
}
