"""Run the custom actions inside this process: no port, no second server, no five-minute wait."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import structlog
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from sqlalchemy.exc import SQLAlchemyError

ACTION_SECONDS = 8
_APOLOGY = "utter_technical_problem"
_SILENT = ("validate_", "action_ask_")
_log = structlog.get_logger()


class InProcessActions(EndpointConfig):  # type: ignore[misc]
    """Stands where Rasa expects an action server's address and answers as one would.

    An action that fails or takes over 8 seconds becomes an apology; a form's validation that does
    so keeps what was read, so that the form goes on.
    """

    def __init__(self, package: str = "actions", seconds: float = ACTION_SECONDS) -> None:
        """Register every action of `package`."""
        super().__init__(url="inprocess://actions")
        self._executor = ActionExecutor()
        self._executor.register_package(package)
        self._seconds = seconds

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Run one action call; the JSON round trip keeps it the same as over HTTP."""
        call = json.loads(json.dumps(kwargs["json"]))
        name, conversation = call["next_action"], call["sender_id"]
        try:
            work = asyncio.to_thread(lambda: asyncio.run(self._executor.run(call)))
            result = await asyncio.wait_for(work, self._seconds)
        except ActionExecutionRejection as error:
            body = json.dumps({"error": error.message, "action_name": error.action_name})
            raise ClientResponseError(400, "rejected", body) from error
        except (ActionNotFoundException, SQLAlchemyError, OSError, asyncio.TimeoutError) as error:
            reason = f"{name}: {type(error).__name__}"
            _log.error("action failed", conversation=conversation, reason=reason)
            return _failed(name)
        answer: dict[str, Any] = json.loads(json.dumps(result))
        return answer


def _failed(name: str) -> dict[str, Any]:
    quiet = name.startswith(_SILENT)
    return {"events": [], "responses": [] if quiet else [{"response": _APOLOGY}]}
