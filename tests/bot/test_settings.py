"""An operator who sets nothing gets a closed house; one who errs gets a line to act on."""

import re
import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.paths import ROOT
from bot.settings import Settings, SettingsError, load_settings, signing_key

NAMES = [str(info.validation_alias or name).upper() for name, info in Settings.model_fields.items()]


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is set, and what is made on the way goes to a folder of the test's own."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("bot.settings.VAR", tmp_path / "var")


def load(**overrides: object) -> Settings:
    """Read the environment, and no `.env` of the developer's."""
    return load_settings(_env_file=None, **overrides)


def complaint(**overrides: object) -> str:
    """What an operator reads when the settings cannot be used."""
    with pytest.raises(SettingsError) as raised:
        load_settings(**{"_env_file": None, **overrides})
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_with_nothing_set_it_is_production_and_binds_this_machine_only() -> None:
    settings = load()

    assert (settings.profile, settings.dev) == ("production", False)
    assert (settings.host, settings.port) == ("127.0.0.1", 5005)
    assert (settings.actions, settings.actions_port) == ("inprocess", 5055)
    assert settings.widget_origins == ()
    assert settings.clinic_file.is_file()


OTHER_HALF = {"STAFF_ALERT_EMAIL": "s@clinic.example", "SMTP_URL": "smtp://mail.example"}


def test_with_nothing_set_no_staff_are_alerted() -> None:
    settings = load()

    assert settings.staff_alert_webhook == settings.staff_alert_email == settings.smtp_url == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STAFF_ALERT_WEBHOOK", "https://hooks.clinic.example/a?b=c"),
        ("STAFF_ALERT_WEBHOOK", "http://127.0.0.1:8080"),
        ("STAFF_ALERT_EMAIL", "on-call@clinic.example"),
        ("SMTP_URL", "smtp://bot%40clinic:p%2Fss@mail.example:587"),
        ("SMTP_URL", "smtps://mail.example"),
    ],
)
def test_where_staff_are_alerted_is_taken_as_it_is_set(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    for other in ("STAFF_ALERT_EMAIL", "SMTP_URL"):  # these two go together
        monkeypatch.setenv(other, OTHER_HALF[other])
    monkeypatch.setenv(name, value)

    assert getattr(load(), name.lower()) == value


@pytest.mark.parametrize("half", ["STAFF_ALERT_EMAIL", "SMTP_URL"])
def test_half_of_what_mail_to_staff_needs_is_refused(
    monkeypatch: pytest.MonkeyPatch, half: str
) -> None:
    monkeypatch.setenv(half, OTHER_HALF[half])

    assert "STAFF_ALERT_EMAIL and SMTP_URL go together" in complaint()


def test_settings_cannot_be_changed_once_read() -> None:
    with pytest.raises(ValidationError):
        load().profile = "dev"  # type: ignore[misc]


def test_every_setting_stands_in_the_example_file() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == set(NAMES)


def test_the_environment_wins_over_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_PORT=6001\nCLINIC_NAME=Elm Street\n", encoding="utf-8")
    monkeypatch.setenv("BOT_PORT", "6002")

    settings = load_settings(_env_file=file)

    assert (settings.port, settings.clinic_name) == (6002, "Elm Street")


@pytest.mark.parametrize(
    ("main", "own", "events"),
    [
        ("sqlite:////srv/a/assistant.db", "", "sqlite:////srv/a/tracker.db"),
        ("postgresql://h/assistant", "", "postgresql://h/assistant"),
        ("postgresql://h/assistant", "postgresql://h/events", "postgresql://h/events"),
    ],
)
def test_events_live_beside_the_main_database_unless_told(
    monkeypatch: pytest.MonkeyPatch, main: str, own: str, events: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", main)
    monkeypatch.setenv("TRACKER_DATABASE_URL", own)

    assert load().tracker_url == events


def test_exact_origins_are_taken_apart_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIDGET_ORIGINS", " https://a.example, http://localhost:8000 ,")

    assert load().widget_origins == ("https://a.example", "http://localhost:8000")


@pytest.mark.parametrize(
    "origins",
    [
        "*",
        "https://*.clinic.example",
        "https://a.example,*",
        "clinic.example",
        "null",
        "ftp://clinic.example",
        "https://",
        "httpclinic.example",
        "https://clinic.example/page",
        "https://clinic.example/",
    ],
)
def test_what_no_browser_would_send_as_an_origin_is_refused(
    monkeypatch: pytest.MonkeyPatch, origins: str
) -> None:
    monkeypatch.setenv("WIDGET_ORIGINS", origins)

    assert complaint().startswith("WIDGET_ORIGINS: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PROFILE", "staging"),
        ("BOT_PORT", "0"),
        ("BOT_PORT", "eighty"),
        ("BOT_PORT", ""),
        ("ACTIONS_PORT", "70000"),
        ("ACTIONS", "remote"),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "assistant.db"),
        ("STAFF_ALERT_WEBHOOK", "clinic.example/hook"),
        ("STAFF_ALERT_WEBHOOK", "ftp://clinic.example/hook"),
        ("STAFF_ALERT_WEBHOOK", "https://"),
        ("STAFF_ALERT_WEBHOOK", "https://[clinic"),
        ("SMTP_URL", "mail.example:587"),
        ("SMTP_URL", "https://mail.example"),
        ("SMTP_URL", "smtp:mail.example"),
        ("SMTP_URL", "smtps://"),
        ("SMTP_URL", "smtp://mail.example:mail"),
        ("STAFF_ALERT_WEBHOOK", "https://clinic.example:99999"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    assert complaint().startswith(f"{name}: ")


def test_an_env_file_that_is_no_text_is_one_line_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("CLINIC_NAME=Café".encode("latin-1"))

    assert complaint(_env_file=tmp_path / ".env")


def test_the_secret_key_is_required_in_production(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^SECRET_KEY is required in production"):
        signing_key(load())

    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("profile", ["dev", "production"])
def test_a_secret_key_that_is_set_is_used_and_not_written_down(
    profile: str, tmp_path: Path
) -> None:
    assert signing_key(load(profile=profile, secret_key="given")) == "given"

    assert not (tmp_path / "var").exists()


def test_a_developers_key_is_made_once_and_kept_for_their_eyes_only(tmp_path: Path) -> None:
    key = signing_key(load(profile="dev"))

    assert len(key) >= 32
    assert signing_key(load(profile="dev")) == key
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_a_key_file_left_empty_by_a_crash_signs_nothing(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret_key").touch()

    assert signing_key(load(profile="dev"))
