"""The custom actions as a server of their own, for those who set ACTIONS=http."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.launcher.assistant import StartupError
from bot.paths import ROOT
from bot.settings import Settings, child_environment

_START_SECONDS = 60
_STOP_SECONDS = 3


@contextmanager
def action_server(settings: Settings) -> Iterator[None]:
    """Run the action server beside the assistant where the settings ask for one."""
    if settings.actions != "http":
        yield
        return
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions"]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [*command, "--port", str(settings.actions_port)],
        cwd=ROOT,
        env=child_environment(SANIC_HOST="127.0.0.1"),
    )
    try:
        _wait_for(process, settings.actions_port)
        yield
    finally:
        process.terminate()
        process.wait(_STOP_SECONDS)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    """Return once the server takes connections; raise where it ended or took a minute."""
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise StartupError(f"the action server did not start on port {port}: set ACTIONS_PORT")
