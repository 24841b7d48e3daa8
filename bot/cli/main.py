"""The command line: one group whose commands are imported only when they are called."""

import importlib
import sys

import click

COMMANDS = {
    "answers": "Check the answers that caregivers read.",
    "chat": "Talk to the assistant in the terminal.",
    "encoder": "Build the sentence encoder from its verified weights.",
    "evaluate": "Measure the understanding on the held-out sets.",
    "migrate": "Bring the databases to the present schema.",
    "run": "Serve the assistant.",
    "safety": "Report what was heard of danger, in figures.",
    "train": "Train the model.",
}


class _LazyGroup(click.Group):
    """Finds `bot.cli.<name>` and the command of the same name in it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"bot.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """The IOP caregiver assistant."""


class Unusable(click.ClickException):
    """Something was asked that cannot be done as things stand: one line, exit code 2."""

    exit_code = 2


def main() -> None:
    """Run a command; an error is one line on stderr and exit code 2."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        click.echo(f"error: {error.format_message()}".replace("\n", " "), err=True)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)
