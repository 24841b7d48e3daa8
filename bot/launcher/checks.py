"""Refuse to start where something is not as configured: Rasa itself would only warn."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.clinic.clinic import ClinicError
from bot.content.files import ContentError
from bot.encoder.build import is_built
from bot.launcher.assistant import Assistant, StartupError, assemble
from bot.launcher.model import ModelError
from bot.migrations.upgrade import is_current
from bot.paths import ENCODER
from bot.settings import Settings

__all__ = ["StartupError", "prepare"]


def prepare(settings: Settings, model: Path | None = None) -> Assistant:
    """Assemble the assistant and assert that it is whole; raises StartupError with one line."""
    if not is_built(ENCODER):
        raise StartupError("the sentence encoder is not built: run `python -m bot encoder`")
    try:
        assistant = assemble(settings, model)
    except (ClinicError, ContentError, ModelError) as error:
        raise StartupError(str(error)) from error
    _expect_current("app", assistant.engine)
    _expect_current("tracker", assistant.events.engine)
    return assistant


def _expect_current(name: str, engine: Engine) -> None:
    try:
        current = is_current(name, engine)
    except SQLAlchemyError as error:
        raise StartupError(
            f"the {name} database does not answer ({type(error).__name__})"
        ) from error
    if not current:
        raise StartupError(f"the {name} database is not up to date: run `python -m bot migrate`")
