"""One process that serves everything: channels, pages and health, on Rasa's own web server."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from rasa.core import channels
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.history import History
from bot.channels.requests import refusal
from bot.channels.rest import RestChannel
from bot.channels.sessions import Sessions
from bot.channels.website import WebsiteChannel
from bot.launcher.assistant import Assistant
from bot.settings import Settings, signing_key
from bot.website.pages import pages

_MOST_BYTES = 512_000
_GRACE_SECONDS = 3
_READY_SECONDS = 2


def build_app(settings: Settings, assistant: Assistant) -> Sanic:
    """The web application, ready to run; nothing is bound yet."""
    app = Sanic(f"assistant_{time.monotonic_ns()}", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = _MOST_BYTES
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = _GRACE_SECONDS
    app.config.ACCESS_LOG = False
    app.config.MOTD = False
    app.ctx.agent = assistant.agent
    app.error_handler.add(Exception, refusal)
    channels.channel.register(channels_of(settings, assistant), app, route="/webhooks/")
    app.blueprint(pages())
    app.blueprint(_health(assistant))
    return app


def channels_of(settings: Settings, assistant: Assistant) -> list[InputChannel]:
    """The channels that these settings start."""
    website = WebsiteChannel(
        assistant.guard,
        Sessions(signing_key(settings)),
        History(assistant.events, assistant.replies),
        assistant.clinic,
    )
    return [website, RestChannel(assistant.guard, settings.host)] if settings.dev else [website]


def serve(settings: Settings, assistant: Assistant, announce: Callable[[], None]) -> None:
    """Serve until Ctrl-C; `announce` is called once requests are answered."""
    app = build_app(settings, assistant)

    async def started(*_: Any) -> None:
        await assistant.warm_up()
        announce()

    async def stopped(*_: Any) -> None:
        await asyncio.to_thread(assistant.desk.close)

    app.register_listener(started, "after_server_start")
    app.register_listener(stopped, "after_server_stop")
    app.run(host=settings.host, port=settings.port, workers=1, access_log=False)


def _health(assistant: Assistant) -> Blueprint:
    routes = Blueprint("health")

    @routes.get("/health")
    async def health(_: Request) -> HTTPResponse:
        return json({"status": "alive"})

    @routes.get("/ready")
    async def ready(_: Request) -> HTTPResponse:
        checks = {
            "model": assistant.agent.is_ready(),
            "database": await _answers(assistant.engine),
            "events": await _answers(assistant.events.engine),
        }
        return json(
            {"ready": all(checks.values()), **checks}, status=200 if all(checks.values()) else 503
        )

    return routes


async def _answers(engine: Engine) -> bool:
    """Whether a database answers within two seconds."""
    try:
        await asyncio.wait_for(asyncio.to_thread(_ping, engine), _READY_SECONDS)
    except (SQLAlchemyError, asyncio.TimeoutError):
        return False
    return True


def _ping(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
