"""Tell the clinic's staff that somebody is in danger, where the clinic has said how.

Beside the conversation's path: a slow mail server delays nobody's answer. What is sent names the
conversation, the tier and the kind, never the words.
"""

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

import requests

from bot.crisis.events import Told
from bot.settings import Settings

_SECONDS = 10
_TLS_PORT = 465
Alert = Callable[[Told], None]


def alerts_of(settings: Settings) -> tuple[Alert, ...]:
    """The ways to alert that these settings name; none is fine."""
    ways: list[Alert] = []
    if settings.staff_alert_webhook:
        ways.append(lambda told: post(settings.staff_alert_webhook, told))
    if settings.staff_alert_email and settings.smtp_url:
        ways.append(lambda told: mail(settings.smtp_url, settings.staff_alert_email, told))
    return tuple(ways)


def post(url: str, told: Told) -> None:
    """Send an alert as JSON; raises requests.RequestException where it is not taken."""
    requests.post(url, json=_facts(told), timeout=_SECONDS).raise_for_status()


def mail(smtp_url: str, to: str, told: Told) -> None:
    """Send an alert by mail through `smtp://user:password@host:port` (`smtps://` for TLS at once).

    A secured line is used where the server offers one; its certificate must be valid.

    Raises OSError (smtplib.SMTPException is one) where it is not taken.
    """
    at = urlsplit(smtp_url)
    secure = at.scheme == "smtps"
    trusted = ssl.create_default_context()
    with _connection(at.hostname or "", at.port, trusted if secure else None) as server:
        server.ehlo()  # only then is it known whether the server takes a secured line
        if not secure and server.has_extn("starttls"):
            server.starttls(context=trusted)
        if at.username:
            server.login(unquote(at.username), unquote(at.password or ""))
        server.send_message(_letter(to, told))


def _connection(host: str, port: int | None, trusted: ssl.SSLContext | None) -> smtplib.SMTP:
    if trusted:
        return smtplib.SMTP_SSL(host, port or _TLS_PORT, timeout=_SECONDS, context=trusted)
    return smtplib.SMTP(host, port or 0, timeout=_SECONDS)


def _letter(to: str, told: Told) -> EmailMessage:
    letter = EmailMessage()
    letter["Subject"] = (
        f"Chat assistant: safety tier {int(told.verdict.tier)} ({told.verdict.kind})"
    )
    letter["From"] = letter["To"] = to
    facts = "\n".join(f"{name}: {value}" for name, value in _facts(told).items())
    letter.set_content(f"Someone in the chat may be in danger.\n\n{facts}\n")
    return letter


def _facts(told: Told) -> dict[str, str | int]:
    return {
        "event": "safety",
        "tier": int(told.verdict.tier),
        "kind": told.verdict.kind,
        "channel": told.channel,
        "conversation": told.conversation,
        "time": f"{told.at.isoformat(timespec='seconds')}Z",
        "reply": told.reply,
    }
