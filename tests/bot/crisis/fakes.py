"""What stands in for the ear, and for the servers at the network's edge."""

import json
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler
from socketserver import StreamRequestHandler
from typing import Any

from bot.crisis.events import Told
from bot.crisis.protocol import Decision
from bot.crisis.state import SafetyMemory
from bot.crisis.watch import Watch
from bot.safety.detector import Detector
from bot.safety.ear import Heard
from bot.safety.tiers import Tier

SILENCE = Heard(0.0, 0.0, "calm")
DANGER = Heard(0.9, 0.0, "suicide")


class FakeEar:
    """Hears in each text what it was told to, and waits as long for some as it was told to."""

    def __init__(self, **heard: Heard) -> None:
        self.heard, self.waits = heard, dict[str, threading.Event]()

    def hears(self, text: str) -> Heard:
        first = text.split(maxsplit=1)[0]
        if first in self.waits:
            self.waits[first].wait(5)
        return self.heard.get(first, SILENCE)


@dataclass
class Chat:
    """One conversation with a watch, and what the watch reported."""

    watch: Watch
    memory: SafetyMemory
    reported: list[Told] = field(default_factory=list)

    async def say(self, *texts: str, by: str = "web:1") -> Decision:
        """Say one message after the other; returns what the last one came to."""
        decisions = [await self.watch.hear(by, "website", text) for text in texts]
        return decisions[-1]


def least_worry() -> Heard:
    """What is danger only to who is wary: the marks move as the ear is trained anew."""
    heard = (Heard(share / 100, 0.0, "suicide") for share in range(100))
    alarming = (one for one in heard if _alarms(one, wary=True))
    return next(one for one in alarming if not _alarms(one, wary=False))


def _alarms(heard: Heard, wary: bool) -> bool:
    return Detector(FakeEar(x=heard)).listen("x", wary).tier >= Tier.RISK  # type: ignore[arg-type]


class Webhook(BaseHTTPRequestHandler):
    """Keeps the JSON it is sent; answers with an error at /broken."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append(json.loads(body))  # type: ignore[attr-defined]
        self.send_response(500 if self.path == "/broken" else 204)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Stay silent."""


class MailServer(StreamRequestHandler):
    """Speaks as much SMTP as a letter needs; a secured line is offered only to refuse it."""

    def handle(self) -> None:
        server: Any = self.server
        self._say("220 mail.example")
        for line in iter(self.rfile.readline, b""):
            server.commands.append(command := line.decode().strip())
            verb = command.upper().split()[0]
            if verb == "EHLO":
                lines = ["mail.example", *server.offers]
                self._say(*(f"250-{word}" for word in lines[:-1]), f"250 {lines[-1]}")
            elif verb == "DATA":
                self._say("354 go on")
                letter = b"".join(iter(self.rfile.readline, b".\r\n"))
                server.taken.append(message_from_bytes(letter))
                self._say("250 taken")
            else:
                codes = {"AUTH": "235 welcome", "STARTTLS": "454 not now", "QUIT": "221 bye"}
                self._say(codes.get(verb, "250 ok"))

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())
