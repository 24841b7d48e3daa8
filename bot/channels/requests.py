"""Read what a request brings, or answer it with one plain sentence."""

from typing import Any

from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json


class Refused(SanicException):  # type: ignore[misc]
    """A request that cannot be taken; the message is a plain sentence for the person."""


def json_body(request: Request) -> dict[str, Any]:
    """The request's JSON object; an empty body reads as an empty one."""
    try:
        body = request.json if request.body else {}
    except SanicException as error:
        raise Refused("That is not JSON.", 400) from error
    if not isinstance(body, dict):
        raise Refused("Send a JSON object.", 400)
    return body


def text_field(body: dict[str, Any], name: str, most: int | None = None) -> str:
    """A field that must hold text, of at most `most` characters where that is given."""
    value = body.get(name)
    if not isinstance(value, str) or (most is not None and not 0 < len(value) <= most):
        raise Refused(f'"{name}" must be text.', 400)
    return value


def refusal(_: Request, error: Exception) -> HTTPResponse:
    """What a refused or failed request gets: a sentence, never a stack trace."""
    status = getattr(error, "status_code", 500)
    known = isinstance(error, Refused)
    sentence = str(error) if known else _SENTENCES.get(status, _SENTENCES[500])
    return json({"error": sentence}, status=status)


_SENTENCES = {
    404: "There is nothing at this address.",
    405: "This address does not take that.",
    413: "That message is too long. Please send a shorter one.",
    500: "Something went wrong on our side. Please try again in a minute. "
    "If someone may be in danger now, call 911, or call or text 988.",
}
