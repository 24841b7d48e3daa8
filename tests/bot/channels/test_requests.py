"""A request that cannot be taken is answered with one plain sentence and no inner workings."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sanic.compat import Header
from sanic.exceptions import InvalidUsage, MethodNotSupported, NotFound, PayloadTooLarge
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import OperationalError

from bot.channels.requests import Refused, json_body, refusal, text_field

SAID = "pineapple"


def request(body: bytes = b"") -> Request:
    made = Request(b"/webhooks/website/messages", Header({}), "1.1", "POST", None, None)
    made.body = body
    return made


def answered(error: Exception) -> tuple[int, dict[str, str]]:
    response: HTTPResponse = refusal(request(), error)
    return response.status, json.loads(response.body)


def test_a_json_object_is_read() -> None:
    assert json_body(request(b'{"id": "1", "text": "hi"}')) == {"id": "1", "text": "hi"}


def test_an_empty_body_reads_as_an_empty_object() -> None:
    assert json_body(request()) == {}


@pytest.mark.parametrize(
    "body", [b"text=hi", b"{", b"\xff\xfe", b"[]", b"null", b'"hi"', b"1", b"[" * 100_000]
)
def test_anything_else_is_refused(body: bytes) -> None:
    with pytest.raises(Refused) as raised:
        json_body(request(body))

    assert raised.value.status_code == 400


@given(st.binary(min_size=1))
def test_no_body_is_an_error_of_ours(body: bytes) -> None:
    try:
        read = json_body(request(body))
    except Refused:
        return
    assert isinstance(read, dict)


@pytest.mark.parametrize("value", ["", "hi", "x" * 100_000])
def test_text_of_any_length_is_taken_where_no_limit_is_set(value: str) -> None:
    assert text_field({"text": value}, "text") == value


@pytest.mark.parametrize("value", ["a", "x" * 64])
def test_text_up_to_its_limit_is_taken(value: str) -> None:
    assert text_field({"id": value}, "id", most=64) == value


@pytest.mark.parametrize("value", ["", "x" * 65, None, 1, True, ["a"], {"a": "b"}])
def test_a_field_that_is_no_such_text_is_refused_by_name(value: object) -> None:
    with pytest.raises(Refused, match='"id" must be text') as raised:
        text_field({"id": value}, "id", most=64)

    assert raised.value.status_code == 400


def test_a_missing_field_is_refused() -> None:
    with pytest.raises(Refused):
        text_field({}, "text")


def test_a_refusal_says_its_own_sentence() -> None:
    error = Refused("This chat has ended. Please start a new one.", 401)

    assert answered(error) == (401, {"error": "This chat has ended. Please start a new one."})


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound(f"Requested URL /{SAID} not found"), 404),
        (MethodNotSupported(SAID, "PUT", ["GET"]), 405),
        (PayloadTooLarge(SAID), 413),
        (InvalidUsage(SAID), 400),
        (ValueError(SAID), 500),
        (OperationalError(SAID, {"text": SAID}, Exception(SAID)), 500),
    ],
)
def test_a_failure_says_a_plain_sentence_and_quotes_nothing(error: Exception, status: int) -> None:
    code, body = answered(error)

    assert code == status
    assert list(body) == ["error"]
    assert body["error"].endswith(".")
    assert SAID not in body["error"]


def test_a_failure_of_ours_keeps_the_phone_lines_visible() -> None:
    _, body = answered(KeyError("slots"))

    assert "911" in body["error"]
    assert "988" in body["error"]
