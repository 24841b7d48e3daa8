"""`python -m bot train`: train a model into models/."""

import json
import time

import click
from rich.console import Console

from bot.cli.main import Unusable
from bot.log import configure_logging
from bot.paths import ROOT
from bot.settings import calm_libraries


@click.command()
@click.option("--force", is_flag=True, help="Train even where nothing has changed.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def train(force: bool, as_json: bool) -> None:
    """Train the understanding and the dialogue; what has not changed is reused."""
    calm_libraries()
    configure_logging("ERROR")
    began = time.monotonic()
    with Console(stderr=True).status("Training (about a minute; seconds when nothing changed)…"):
        from bot.launcher.model import ModelError, train_model

        warm = time.monotonic()
        try:
            archive = train_model(force)
        except ModelError as error:
            raise Unusable(str(error)) from error
    done = time.monotonic()
    report = {
        "model": str(archive.resolve().relative_to(ROOT)),
        "import_seconds": round(warm - began, 1),
        "train_seconds": round(done - warm, 1),
    }
    said = "{model} ready in {train_seconds} s (and {import_seconds} s of imports)"
    click.echo(json.dumps(report) if as_json else said.format(**report))
