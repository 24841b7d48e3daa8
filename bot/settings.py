"""The one place that reads the environment: a frozen settings object."""

import logging
import os
import re
import secrets
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.paths import ROOT, VAR

_ORIGIN = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(:\d{1,5})?", re.IGNORECASE)


class SettingsError(ValueError):
    """A setting is missing or makes no sense; the message is one line a person can act on."""


class Settings(BaseSettings):
    """Every setting, its default and its meaning (names: docs and `.env.example`)."""

    model_config = SettingsConfigDict(frozen=True, env_file=ROOT / ".env", extra="ignore")

    profile: Literal["dev", "production"] = "production"
    host: str = Field("127.0.0.1", validation_alias="BOT_HOST")
    port: int = Field(5005, validation_alias="BOT_PORT", ge=1, le=65535)
    actions: Literal["inprocess", "http"] = "inprocess"
    actions_port: int = Field(5055, ge=1, le=65535)
    database_url: str = f"sqlite:///{VAR / 'assistant.db'}"
    tracker_database_url: str = ""
    secret_key: str = ""
    widget_origins: Annotated[tuple[str, ...], NoDecode] = ()
    clinic_file: Path = ROOT / "clinic.yml"
    clinic_name: str = ""
    clinic_phone: str = ""
    staff_alert_webhook: str = ""
    staff_alert_email: str = ""
    smtp_url: str = ""

    @field_validator("widget_origins", mode="before")
    @classmethod
    def _split_origins(cls, value: object) -> object:
        """Read `WIDGET_ORIGINS` as exact origins parted by commas; wildcards are refused."""
        if isinstance(value, tuple):
            return value
        origins = tuple(part.strip() for part in str(value).split(",") if part.strip())
        if not all(_ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError("give exact origins such as https://clinic.example, without wildcards")
        return origins

    @field_validator("staff_alert_webhook", "smtp_url")
    @classmethod
    def _reachable(cls, value: str, info: ValidationInfo) -> str:
        """Refuse an address that no alert could ever be sent to."""
        schemes = ("smtp", "smtps") if info.field_name == "smtp_url" else ("http", "https")
        if not value or _is_address(value, schemes):
            return value
        raise ValueError(f"give an address that begins with {schemes[0]}:// or {schemes[1]}://")

    @model_validator(mode="after")
    def _mail_has_a_server(self) -> "Settings":
        """Refuse half of what an alert by mail needs: nobody would be told, and nobody know it."""
        if bool(self.staff_alert_email) != bool(self.smtp_url):
            raise ValueError("STAFF_ALERT_EMAIL and SMTP_URL go together: set both or neither")
        return self

    @field_validator("database_url", "tracker_database_url")
    @classmethod
    def _database(cls, value: str, info: ValidationInfo) -> str:
        """Refuse what is no database address before anything is started."""
        known = value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg2://"))
        if known or (not value and info.field_name == "tracker_database_url"):
            return value
        raise ValueError("give an address such as postgresql://user:password@host/name")

    @property
    def tracker_url(self) -> str:
        """Where Rasa's events live: `TRACKER_DATABASE_URL`, or beside the main database."""
        if self.tracker_database_url:
            return self.tracker_database_url
        if self.database_url.startswith("sqlite:///"):
            return f"sqlite:///{Path(self.database_url[10:]).with_name('tracker.db')}"
        return self.database_url

    @property
    def dev(self) -> bool:
        """Whether this is a developer's machine: the REST channel exists only here."""
        return self.profile == "dev"


def _is_address(value: str, schemes: tuple[str, ...]) -> bool:
    """Whether `value` is `scheme://host`, with a port that can be one."""
    try:
        address = urlsplit(value)
        return address.scheme in schemes and bool(address.hostname) and address.port != 0
    except ValueError:
        return False


def load_settings(**overrides: object) -> Settings:
    """Read the environment and `.env`; raises SettingsError with one plain line."""
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]
    except UnicodeDecodeError as error:
        raise SettingsError(".env cannot be read: save it as UTF-8") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0] if first["loc"] else "settings").upper()
        raise SettingsError(f"{name}: {first['msg']}") from error
    return settings


def signing_key(settings: Settings) -> str:
    """The key that signs the visitors' sessions: made and kept in dev, required in production."""
    if settings.secret_key:
        return settings.secret_key
    if not settings.dev:
        raise SettingsError("SECRET_KEY is required in production: it signs the visitors' sessions")
    return _dev_secret()


def _dev_secret() -> str:
    """Make the developer's signing key once and keep it, so sessions outlive a restart."""
    path = VAR / "secret_key"
    if not path.exists() or not path.read_text().strip():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text()


def calm_libraries() -> None:
    """Tell Rasa and TensorFlow to be quiet, frugal and not to phone home; call before importing."""
    calm = {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_NUM_INTEROP_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "LOG_LEVEL": "ERROR",
    }
    for name, value in calm.items():
        os.environ.setdefault(name, value)
    logging.captureWarnings(True)


def child_environment(**extra: str) -> dict[str, str]:
    """The environment for a process we start: ours, and what it alone needs."""
    return {**os.environ, **extra}
