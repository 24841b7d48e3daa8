"""`python -m bot chat`: a conversation in the terminal, without a server."""

import asyncio
import uuid
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from bot.channels.inbound import Inbound
from bot.cli.main import Unusable
from bot.log import configure_logging
from bot.settings import SettingsError, calm_libraries, load_settings

_LEAVE = {"exit", "quit", ":q"}


@click.command()
def chat() -> None:
    """Talk to the assistant; choose an offered button by its number, leave with Ctrl-D."""
    calm_libraries()
    configure_logging("ERROR")
    console = Console()
    try:
        settings = load_settings(profile="dev")
    except SettingsError as error:
        raise Unusable(str(error)) from error
    with console.status("Waking up the assistant…"):
        from bot.launcher.checks import StartupError, prepare
        from bot.migrations.upgrade import upgrade

        try:
            upgrade(settings)
            assistant = prepare(settings)
        except StartupError as error:
            raise Unusable(str(error)) from error
    console.print("Say what is on your mind. [dim]Ctrl-D or “exit” leaves.[/]\n")
    asyncio.run(_converse(console, assistant))


async def _converse(console: Console, assistant: Any) -> None:
    """Read, answer, show, until the person leaves."""
    conversation = f"terminal:{uuid.uuid4().hex}"
    choices: list[dict[str, str]] = []
    while True:
        try:
            typed = await asyncio.to_thread(console.input, "[bold cyan]you > [/]")
        except (EOFError, KeyboardInterrupt):
            console.print()
            return
        if typed.strip().lower() in _LEAVE:
            return
        inbound = Inbound("terminal", conversation, conversation, _chosen(typed, choices))
        messages = await assistant.guard.receive(inbound, assistant.handle)
        choices = [button for message in messages for button in message.get("buttons", ())]
        _show(console, messages, choices)


def _chosen(typed: str, choices: list[dict[str, str]]) -> str:
    """The payload of the button whose number was typed, or the text as it is."""
    number = typed.strip()
    if number.isdigit() and 1 <= int(number) <= len(choices):
        return choices[int(number) - 1]["payload"]
    return typed


def _show(console: Console, messages: list[dict[str, Any]], choices: list[dict[str, str]]) -> None:
    for message in messages:
        danger = message["metadata"].get("safety_tier", 0) >= 2
        panel = Panel(Text(message["text"]), border_style="red" if danger else "green", width=84)
        console.print(panel)
    cited = messages[-1]["metadata"]
    if cited.get("source_names"):
        names = ", ".join(cited["source_names"])
        console.print(f"checked {cited['reviewed']} against: {names}", style="dim", width=84)
    for number, button in enumerate(choices, 1):
        console.print(Padding(f"[bold]{number}[/] {button['title']}", (0, 0, 0, 2)))
    console.print()
