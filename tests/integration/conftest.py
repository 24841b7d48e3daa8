"""The real assistant in a process of its own, as `python -m bot` serves it."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from bot.paths import ROOT
from bot.settings import child_environment
from tests.integration.visitor import browser, come, visitor

__all__ = ["browser", "come", "visitor"]  # the browser tests' fixtures

_BOT = [sys.executable, "-m", "bot"]
_START_SECONDS = 90
_STOP_SECONDS = 5


@dataclass(frozen=True)
class Server:
    """Where the assistant answers, what it logs and the process it is."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A ready assistant with empty databases; stopped as a person stops it, by Ctrl-C."""
    with started(tmp_path_factory.mktemp("server"), PROFILE="dev") as running:
        yield running


@contextmanager
def started(folder: Path, **settings: str) -> Iterator[Server]:
    """Start an assistant with these settings and wait until it is ready."""
    port = free_port()
    environment = child_environment(
        **settings,
        BOT_HOST="127.0.0.1",
        BOT_PORT=str(port),
        DATABASE_URL=f"sqlite:///{folder / 'assistant.db'}",
        TRACKER_DATABASE_URL="",
    )
    log = folder / "server.log"
    subprocess.run([*_BOT, "migrate"], cwd=ROOT, env=environment, check=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*_BOT, "run"], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    running = Server(f"http://127.0.0.1:{port}", log, process)
    try:
        _wait_until_ready(running)
        yield running
        _stop(running)
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(server: Server) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urlopen(f"{server.url}/ready", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.25)
    tail = server.log.read_text(errors="replace")[-3000:]
    pytest.fail(f"the assistant was not ready; the end of its log:\n{tail}", pytrace=False)


def _stop(server: Server) -> None:
    """A test may have stopped it already."""
    if server.process.poll() is not None:
        return
    server.process.send_signal(signal.SIGINT)
    try:
        server.process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        pytest.fail(f"the assistant still ran {_STOP_SECONDS} s after Ctrl-C", pytrace=False)
