"""The custom actions as a server of their own, for those who set ACTIONS=http."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.paths import ROOT
from bot.settings import Settings, child_environment

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
        yield
    finally:
        process.terminate()
        process.wait(_STOP_SECONDS)
