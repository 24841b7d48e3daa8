"""The developer's channel: POST a sender and a message, read the replies. Never in production."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.guard import Guard, TooManyWaiting
from bot.channels.inbound import Inbound
from bot.channels.requests import Refused, json_body, text_field

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class RestChannel(InputChannel):  # type: ignore[misc]
    """`POST /webhooks/rest/webhook` with `{"sender", "message"}`; a list of messages comes back."""

    def __init__(self, guard: Guard, host: str) -> None:
        """Refuse to be reachable from another machine: it asks nobody who they are."""
        if host not in _LOOPBACK:
            raise ValueError(f"the REST channel binds loopback only, not {host}")
        self._guard = guard

    @classmethod
    def name(cls) -> str:
        """The channel's name and its address."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's routes."""
        routes = Blueprint("rest")

        @routes.post("/webhook")
        async def webhook(request: Request) -> HTTPResponse:
            body = json_body(request)
            sender = text_field(body, "sender", most=200)
            text = text_field(body, "message")
            inbound = Inbound(self.name(), f"rest:{sender}", sender, text)
            try:
                return json(await self._guard.receive(inbound, on_new_message))
            except TooManyWaiting:
                raise Refused("One moment, we are still reading your last messages.", 429) from None

        return routes
