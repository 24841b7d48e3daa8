"""`python -m bot encoder`: make the sentence encoder from its verified weights."""

import click
from rich.console import Console

from bot.cli.main import Unusable
from bot.encoder.build import build_encoder, is_built
from bot.encoder.weights import WeightsError
from bot.log import configure_logging
from bot.paths import ENCODER


@click.command()
def encoder() -> None:
    """Check the packaged weights and convert them once into var/encoder."""
    if is_built(ENCODER):
        return
    configure_logging("ERROR")
    try:
        with Console(stderr=True).status("Building the sentence encoder (once, about 20 s)…"):
            build_encoder(ENCODER)
    except WeightsError as error:
        raise Unusable(str(error)) from error
