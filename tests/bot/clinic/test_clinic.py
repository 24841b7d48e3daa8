"""The clinic file is read as its writer meant it, or refused in one line that says where."""

from datetime import date, time
from pathlib import Path

import pytest

from bot.clinic.clinic import ClinicError, load_clinic, read_clinic
from bot.content.answers import load_answers
from bot.paths import DATA, ROOT
from bot.settings import Settings

CLINIC = """
name: Elm Street Clinic
phone: 555-0100
time_zone: America/Chicago
hours:
  monday:
    opens: "08:30"
    closes: "17:00"
holidays: [2026-11-26]
programs:
  - {name: Evening IOP, level: iop, insurers: [Aetna], telehealth: true}
overrides:
  schedule: we meet in the evening.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.yml"
    path.write_text(CLINIC, encoding="utf-8")
    return path


def rewrite(file: Path, good: str, bad: str) -> None:
    assert good in CLINIC
    file.write_text(CLINIC.replace(good, bad), encoding="utf-8")


def complaint(file: Path) -> str:
    """What an operator reads when the file cannot be used."""
    with pytest.raises(ClinicError) as raised:
        read_clinic(file, {})
    assert "\n" not in str(raised.value)
    return str(raised.value)


def settings(file: Path, **said: str) -> Settings:
    return Settings(clinic_file=file, **{"clinic_name": "", "clinic_phone": "", **said})


def test_the_sample_we_ship_can_be_used() -> None:
    clinic = load_clinic(settings(ROOT / "clinic.yml"))

    assert clinic.name
    assert clinic.phone
    assert clinic.hours


def test_the_sample_adds_only_to_answers_there_are() -> None:
    clinic = load_clinic(settings(ROOT / "clinic.yml"))

    added = {answer.topic for answer in load_answers(DATA) if clinic.says(answer.topic)}
    assert len(added) == len(clinic.overrides) > 0


def test_a_file_is_read_with_all_it_says(file: Path) -> None:
    clinic = read_clinic(file, {})

    assert (clinic.name, clinic.phone) == ("Elm Street Clinic", "555-0100")
    assert (clinic.hours["monday"].opens, clinic.hours["monday"].closes) == (time(8, 30), time(17))
    assert clinic.holidays == [date(2026, 11, 26)]
    assert (clinic.programs[0].insurers, clinic.programs[0].telehealth) == (["Aetna"], True)


def test_a_name_and_a_phone_are_enough(file: Path) -> None:
    file.write_text("name: Elm Street Clinic\nphone: 555-0100\n", encoding="utf-8")

    assert read_clinic(file, {}).hours == {}


def test_name_and_phone_of_the_settings_win(file: Path) -> None:
    clinic = load_clinic(settings(file, clinic_name="Oak House", clinic_phone="555-0199"))

    assert (clinic.name, clinic.phone) == ("Oak House", "555-0199")


def test_what_the_settings_leave_empty_comes_from_the_file(file: Path) -> None:
    clinic = load_clinic(settings(file, clinic_phone="555-0199"))

    assert (clinic.name, clinic.phone) == ("Elm Street Clinic", "555-0199")


def test_the_clinics_own_words_follow_its_name(file: Path) -> None:
    clinic = read_clinic(file, {})

    assert clinic.says("faq/schedule") == "At Elm Street Clinic: we meet in the evening."
    assert clinic.says("faq/medicare") == clinic.says("") == ""


def test_blank_words_of_the_clinic_add_nothing(file: Path) -> None:
    rewrite(file, "we meet in the evening.", "' '")

    assert read_clinic(file, {}).says("faq/schedule") == ""


@pytest.mark.parametrize(
    ("good", "bad", "where"),
    [
        ("name: Elm Street Clinic\n", "", "name"),
        ("phone: 555-0100", "phone: 5550100", "phone"),
        ("phone:", "fone: 555-0199\nphone:", "fone"),
        ("level: iop", "level: iop, levels: iop", "programs.0.levels"),
        ("2026-11-26", "Thanksgiving", "holidays.0"),
        ('"08:30"', "8:00", "hours.monday.opens"),
        ('"08:30"', '"8:00"', "hours.monday.opens"),
        ('"08:30"', '"24:00"', "hours.monday.opens"),
        ('"08:30"', '"08:30Z"', "hours.monday"),
        ('"08:30"', "", "hours.monday.opens"),
        ('closes: "17:00"', 'closes: "05:00"', "hours"),
        ("monday:", "mondays:", "hours"),
        ("monday:", "Monday:", "hours"),
        ("monday:", "1:", "hours"),
        ("America/Chicago", "Central", "time_zone"),
        ("America/Chicago", "America", "time_zone"),
        ("America/Chicago", "../etc/passwd", "time_zone"),
        ("America/Chicago", "''", "time_zone"),
        ("phone:", "988: open\nphone:", ""),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_where_it_stands(
    file: Path, good: str, bad: str, where: str
) -> None:
    rewrite(file, good, bad)

    assert complaint(file).startswith(f"clinic.yml: {where}")


def test_a_slip_in_the_writing_is_told_with_its_line(file: Path) -> None:
    rewrite(file, '"08:30"', "{at: 8:00}")

    assert "line 7" in complaint(file)


@pytest.mark.parametrize("text", ["- Elm Street\n", "Elm Street\n", "name: [\n", "\x00"])
def test_a_file_that_is_no_mapping_is_named(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")

    assert complaint(file).startswith("clinic.yml: ")


def test_a_file_that_cannot_be_read_is_named(file: Path, tmp_path: Path) -> None:
    file.write_bytes("name: Café\n".encode("latin-1"))

    assert complaint(file).startswith("clinic.yml: cannot be read")
    assert complaint(tmp_path / "none.yml").startswith("none.yml: cannot be read")


def test_an_empty_file_lacks_a_name(file: Path) -> None:
    file.write_text("", encoding="utf-8")

    assert complaint(file).startswith("clinic.yml: name")
