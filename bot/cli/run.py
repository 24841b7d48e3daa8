"""`python -m bot run`: serve the assistant until Ctrl-C."""

import socket

import click
from rich.console import Console

from bot.cli.main import Unusable
from bot.log import configure_logging
from bot.settings import Settings, SettingsError, calm_libraries, load_settings, signing_key


@click.command()
def run() -> None:
    """Serve the website channel, the demonstration page and (in dev) the REST channel."""
    console = Console(stderr=True)
    try:
        settings = load_settings()
        signing_key(settings)
    except SettingsError as error:
        raise Unusable(str(error)) from error
    _expect_free(settings)
    calm_libraries()
    configure_logging()
    with console.status("Waking up the assistant…"):
        from bot.launcher.action_server import action_server
        from bot.launcher.checks import StartupError, prepare
        from bot.launcher.server import serve

        try:
            assistant = prepare(settings)
        except StartupError as error:
            raise Unusable(str(error)) from error
    try:
        with action_server(settings):
            serve(settings, assistant, lambda: _announce(console, settings))
    except StartupError as error:
        raise Unusable(str(error)) from error


def _expect_free(settings: Settings) -> None:
    """Say plainly that something else holds the port, before a minute of start-up is spent."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise Unusable(
                f"{settings.host}:{settings.port} cannot be used ({error.strerror}): "
                "stop what holds it or set BOT_PORT"
            ) from error


def _announce(console: Console, settings: Settings) -> None:
    address = f"http://{settings.host}:{settings.port}"
    console.print(f"[bold green]READY[/]  the demonstration page: [link]{address}/demo[/link]")
    console.print("       Ctrl-C stops it.", style="dim")
