"""Staff hear which conversation tells of what danger, never a word of it, as they chose."""

import smtplib
from base64 import b64encode
from collections.abc import Callable, Iterator
from socketserver import BaseServer, StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

import pytest
import requests

from bot.crisis.alerts import alerts_of, mail, post
from bot.crisis.events import Told
from bot.settings import Settings
from tests.bot.crisis.fakes import MailServer, Webhook

FACTS = {
    "event": "safety",
    "tier": 2,
    "kind": "suicide",
    "channel": "website",
    "conversation": "web:1",
    "time": "2026-11-23T12:00:00Z",
    "reply": "utter_crisis_suicide",
}
OFF = {"staff_alert_webhook": "", "staff_alert_email": "", "smtp_url": ""}


Serve = Callable[..., Any]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server of this test's own on a free port."""
    running: list[BaseServer] = []

    def start(handler: type[StreamRequestHandler], *offers: str) -> Any:
        server: Any = ThreadingTCPServer(("127.0.0.1", 0), handler)
        server.taken, server.commands, server.offers = [], [], offers
        server.port = server.server_address[1]
        running.append(server)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return server

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def test_a_webhook_gets_the_facts_and_nothing_else(
    serve: Serve, an_event: Callable[..., Told]
) -> None:
    server = serve(Webhook)

    post(f"http://127.0.0.1:{server.port}/alerts", an_event())

    assert server.taken == [FACTS]


def test_a_webhook_that_refuses_is_a_failure_to_try_again(
    serve: Serve, an_event: Callable[..., Told]
) -> None:
    server = serve(Webhook)

    with pytest.raises(requests.RequestException):
        post(f"http://127.0.0.1:{server.port}/broken", an_event())


def test_a_letter_goes_to_staff_with_the_facts(serve: Serve, an_event: Callable[..., Told]) -> None:
    server = serve(MailServer)

    mail(f"smtp://127.0.0.1:{server.port}", "staff@clinic.example", an_event())

    (letter,) = server.taken
    assert letter["To"] == "staff@clinic.example"
    assert letter["Subject"] == "Chat assistant: safety tier 2 (suicide)"
    said = letter.get_payload().splitlines()
    assert {f"{name}: {value}" for name, value in FACTS.items()} <= set(said)


def test_the_mail_servers_user_and_password_may_hold_any_sign(
    serve: Serve, an_event: Callable[..., Told]
) -> None:
    server = serve(MailServer, "AUTH PLAIN")

    mail(f"smtp://bot%40clinic:p%2Fss@127.0.0.1:{server.port}", "s@clinic.example", an_event())

    said = b64encode(b"\0bot@clinic\0p/ss").decode()
    assert f"AUTH PLAIN {said}" in server.commands
    assert len(server.taken) == 1


def test_no_password_and_no_letter_leave_where_an_offered_secured_line_fails(
    serve: Serve, an_event: Callable[..., Told]
) -> None:
    server = serve(MailServer, "STARTTLS", "AUTH PLAIN")

    with pytest.raises(smtplib.SMTPException):
        mail(f"smtp://bot:secret@127.0.0.1:{server.port}", "s@clinic.example", an_event())

    assert [command.split()[0].upper() for command in server.commands[:2]] == ["EHLO", "STARTTLS"]
    assert not [c for c in server.commands if c.upper().startswith(("AUTH", "MAIL"))]


def test_nobody_at_the_address_is_a_failure_to_try_again(
    serve: Serve, an_event: Callable[..., Told]
) -> None:
    server = serve(MailServer)
    server.shutdown()
    server.server_close()

    with pytest.raises(OSError, match="refused"):
        mail(f"smtp://127.0.0.1:{server.port}", "s@clinic.example", an_event())
    with pytest.raises(requests.RequestException):
        post(f"http://127.0.0.1:{server.port}", an_event())


@pytest.mark.parametrize(
    ("given", "ways"),
    [
        ({}, 0),
        ({"staff_alert_webhook": "https://clinic.example/hook"}, 1),
        ({"staff_alert_email": "s@clinic.example", "smtp_url": "smtp://mail.example"}, 1),
    ],
)
def test_staff_are_told_in_the_ways_that_are_set(given: dict[str, str], ways: int) -> None:
    assert len(alerts_of(Settings(_env_file=None, **{**OFF, **given}))) == ways


def test_an_alert_from_the_settings_reaches_the_address_set(
    serve: Serve, an_event: Callable[..., Told]
) -> None:
    hook, post_office = serve(Webhook), serve(MailServer)
    given = {
        "staff_alert_webhook": f"http://127.0.0.1:{hook.port}/",
        "staff_alert_email": "s@clinic.example",
        "smtp_url": f"smtp://127.0.0.1:{post_office.port}",
    }

    for alert in alerts_of(Settings(_env_file=None, **given)):
        alert(an_event())

    assert (len(hook.taken), len(post_office.taken)) == (1, 1)
