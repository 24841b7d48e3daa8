"""The clinic this deployment serves: `clinic.yml`, schema-checked, with a sample shipped."""

import re
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.settings import Settings

_CLOCK = re.compile(r"\d{1,2}:\d{2}(:[\d.]+)?")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class ClinicError(ValueError):
    """`clinic.yml` cannot be used; the message is one line that says where and why."""


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hours(_Strict):
    """When someone answers the phone on one weekday, in the clinic's time zone."""

    opens: time
    closes: time

    @field_validator("opens", "closes", mode="before")
    @classmethod
    def _quoted_time(cls, value: object) -> object:
        """Insist on "08:00" in quotes: YAML reads a bare 8:00 as a number."""
        if not isinstance(value, str):
            raise ValueError('write times in quotes, such as "08:30"')
        if not _CLOCK.fullmatch(value):
            raise ValueError('write times as hours and minutes, such as "08:30"')
        return value

    @model_validator(mode="after")
    def _opens_first(self) -> "Hours":
        if self.opens >= self.closes:
            raise ValueError("opens must come before closes")
        return self


class Program(_Strict):
    """One of the clinic's own programs, as it wants families to read of it."""

    name: str
    level: str
    days: str = ""
    ages: str = ""
    insurers: list[str] = Field(default_factory=list)
    telehealth: bool = False


class Clinic(_Strict):
    """What the clinic says of itself; everything but the name and phone may be left out."""

    name: str
    phone: str
    time_zone: str = "America/New_York"
    sites: list[str] = Field(default_factory=list)
    hours: dict[str, Hours] = Field(default_factory=dict)
    holidays: list[date] = Field(default_factory=list)
    programs: list[Program] = Field(default_factory=list)
    privacy_link: str = ""
    watched_live: bool = False
    overrides: dict[str, str] = Field(default_factory=dict)

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"{value} is no time zone such as America/Chicago") from error
        return value

    @field_validator("hours")
    @classmethod
    def _known_days(cls, value: dict[str, Hours]) -> dict[str, Hours]:
        unknown = set(value) - set(WEEKDAYS)
        if unknown:
            raise ValueError(f"{', '.join(sorted(unknown))}: name weekdays such as monday")
        return value

    def says(self, topic: str) -> str:
        """What the clinic adds to a topic's general answer, or ""."""
        text = self.overrides.get(topic.removeprefix("faq/"), "").strip()
        return f"At {self.name}: {text}" if text else ""


def load_clinic(settings: Settings) -> Clinic:
    """Read the clinic file; CLINIC_NAME and CLINIC_PHONE win over what it says."""
    said = {"name": settings.clinic_name, "phone": settings.clinic_phone}
    return read_clinic(settings.clinic_file, {key: value for key, value in said.items() if value})


def read_clinic(path: Path, said: dict[str, str]) -> Clinic:
    """Read and check one clinic file; raises ClinicError with one plain line."""
    try:
        content = YAML(typ="safe").load(path) or {}
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ClinicError(f"{path.name}: line {line} cannot be read ({error.problem})") from error
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise ClinicError(f"{path.name}: cannot be read ({type(error).__name__})") from error
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        raise ClinicError(f"{path.name}: should hold names and values at its top")
    try:
        return Clinic(**{**content, **said})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ClinicError(f"{path.name}: {where}: {first['msg']}") from error
