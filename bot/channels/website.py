"""The website's channel: signed sessions, idempotent sends, history, events, deletion."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.guard import Guard, Messages, TooManyWaiting
from bot.channels.history import History
from bot.channels.inbound import Inbound
from bot.channels.requests import Refused, json_body, text_field
from bot.channels.sessions import SESSION_SECONDS, Session, Sessions
from bot.channels.streams import Streams
from bot.clinic.clinic import Clinic

_REMEMBERED_SENDS = 5_000
_MOST_ID = 64
_NOT_DELETED = "The chat could not be deleted now. Please try again in a few minutes."


class WebsiteChannel(InputChannel):  # type: ignore[misc]
    """Routes under `/webhooks/website/`; the visitor carries a token, never a cookie."""

    def __init__(self, guard: Guard, sessions: Sessions, history: History, clinic: Clinic) -> None:
        """Take what serves the routes."""
        self._guard, self._sessions, self._history = guard, sessions, history
        self._clinic = clinic
        self._streams = Streams()
        self._sends: OrderedDict[tuple[str, str], asyncio.Task[Messages]] = OrderedDict()

    @classmethod
    def name(cls) -> str:
        """The channel's name and its address."""
        return "website"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's routes."""
        routes = Blueprint("website")

        @routes.post("/session")
        async def begin(request: Request) -> HTTPResponse:
            return json(await self._begin(json_body(request)))

        @routes.post("/messages")
        async def send(request: Request) -> HTTPResponse:
            session = self._session(request)
            return json({"messages": await self._send(session, json_body(request), on_new_message)})

        @routes.get("/history")
        async def history(request: Request) -> HTTPResponse:
            conversation = self._session(request).conversation
            return json({"messages": await self._history.of(conversation)})

        @routes.post("/delete")
        async def erase(request: Request) -> HTTPResponse:
            session = self._session(request)
            try:
                said = await self._guard.erase(self._inbound(session, ""))
            except SQLAlchemyError as error:
                raise Refused(_NOT_DELETED, 503) from error
            self._forget_sends(session)
            return json({"receipt": said[-1]["text"]})

        @routes.get("/events")
        async def events(request: Request) -> None:
            session = self._session(request)
            response = await request.respond(
                content_type="text/event-stream",
                headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
            )
            async for event in self._streams.follow(session.conversation):
                await response.send(event)

        @routes.listener("before_server_stop")
        async def stop(*_: Any) -> None:
            self._streams.close()
            await self._guard.drain()

        return routes

    async def _begin(self, body: dict[str, Any]) -> dict[str, Any]:
        """A new session, or the old one of a token that still holds, signed anew."""
        old = body.get("token")
        session = self._sessions.read(old) if isinstance(old, str) else None
        welcome: Messages = []
        if session is None:
            session = self._sessions.new()
            welcome = await self._guard.opening(self._inbound(session, ""))
        return {
            "token": self._sessions.token(session),
            "expires_in": SESSION_SECONDS,
            "welcome": welcome,
            "clinic": {"name": self._clinic.name, "phone": self._clinic.phone},
        }

    async def _send(
        self,
        session: Session,
        body: dict[str, Any],
        handle: Callable[[UserMessage], Awaitable[Any]],
    ) -> Messages:
        """Answer one send; the same id sent again gets the same answer, not another turn."""
        key = (session.id, text_field(body, "id", most=_MOST_ID))
        text = text_field(body, "payload" if body.get("payload") else "text")
        if key not in self._sends:
            inbound = self._inbound(session, text, message_id=key[1])
            self._remember(key, asyncio.ensure_future(self._guard.receive(inbound, handle)))
            self._sends[key].add_done_callback(partial(self._publish, session, body))
        try:
            return await asyncio.shield(self._sends[key])
        except TooManyWaiting:
            self._sends.pop(key, None)
            raise Refused("One moment, we are still reading your last messages.", 429) from None

    def _remember(self, key: tuple[str, str], send: asyncio.Task[Messages]) -> None:
        self._sends[key] = send
        if len(self._sends) > _REMEMBERED_SENDS:
            self._sends.popitem(last=False)

    def _forget_sends(self, session: Session) -> None:
        """Drop the answers kept for resends: an erased chat leaves nothing in memory either."""
        for key in [key for key in self._sends if key[0] == session.id]:
            del self._sends[key]

    def _publish(
        self, session: Session, body: dict[str, Any], send: asyncio.Task[Messages]
    ) -> None:
        """Tell the visitor's other tabs what was said here."""
        if send.cancelled() or send.exception():
            return
        shown = body.get("text") if isinstance(body.get("text"), str) else ""
        mine = {"id": body["id"], "from": "user", "text": shown}
        for message in (mine, *({**bubble, "from": "bot"} for bubble in send.result())):
            self._streams.publish(session.conversation, message)

    def _session(self, request: Request) -> Session:
        """The session of the bearer token; 401 where it is missing, forged or expired."""
        session = self._sessions.read(request.token or "")
        if session is None:
            raise Refused("This chat has ended. Please start a new one.", 401)
        return session

    def _inbound(self, session: Session, text: str, message_id: str | None = None) -> Inbound:
        return Inbound(self.name(), session.conversation, session.id, text, message_id)
