"""A family is told the phone is answered when it is, and only then."""

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clinic.clinic import WEEKDAYS, Clinic, Hours
from bot.clinic.hours import open_now

NEW_YORK = ZoneInfo("America/New_York")
OFFICE = dict.fromkeys(WEEKDAYS[:4], ("08:00", "18:00")) | {"friday": ("08:00", "16:30")}
NOBODY_KNOWS = "Ask when they answer the phone."
THANKSGIVING = date(2026, 11, 26)

ZONES = st.sampled_from(
    ["America/New_York", "Pacific/Honolulu", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]
)
INSTANTS = st.datetimes(
    min_value=datetime(1950, 1, 1), max_value=datetime(2150, 1, 1), timezones=st.just(timezone.utc)
)
MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
HOURS = st.tuples(MINUTES, MINUTES).filter(lambda pair: pair[0] < pair[1])
WEEKS = st.dictionaries(st.sampled_from(WEEKDAYS), HOURS)


def clinic(
    hours: dict[str, tuple[object, object]], holidays: tuple[date, ...] = (), **more: str
) -> Clinic:
    given_hours = {day: {"opens": str(a), "closes": str(b)} for day, (a, b) in hours.items()}
    return Clinic(
        name="Elm Street", phone="555-0100", hours=given_hours, holidays=list(holidays), **more
    )


def said(clinic: Clinic, now: datetime) -> str:
    """The sentence without its full stop, which has a test of its own."""
    return open_now(clinic, now).rstrip(".")


def at(text: str, zone: ZoneInfo = NEW_YORK) -> datetime:
    """An instant by a clock on the wall: "2026-11-23 08:00" is a Monday."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        ("2026-11-23 07:59:59", "answered again today at 8 am"),
        ("2026-11-23 08:00", "answered until 6 pm today"),
        ("2026-11-23 17:59:59", "answered until 6 pm today"),
        ("2026-11-23 18:00", "answered again tomorrow at 8 am"),
        ("2026-11-24 00:00", "answered again today at 8 am"),
        ("2026-11-20 16:29", "answered until 4:30 pm today"),
        ("2026-11-20 16:30", "answered again on Monday at 8 am"),
        ("2026-11-21 12:00", "answered again on Monday at 8 am"),
        ("2026-11-22 12:00", "answered again tomorrow at 8 am"),
        ("2026-11-25 18:00", "answered again on Friday at 8 am"),
        ("2026-11-26 10:00", "answered again tomorrow at 8 am"),
        ("2026-12-31 18:00", "answered again tomorrow at 8 am"),
    ],
)
def test_the_sentence_fits_the_moment(now: str, sentence: str) -> None:
    assert said(clinic(OFFICE, (THANKSGIVING,)), at(now)) == f"The phone is {sentence}"


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        ("2026-11-23 13:30", "answered until 6 pm today"),  # 8:30 in New York
        ("2026-11-23 12:30", "answered again today at 8 am"),
        ("2026-11-24 01:00", "answered again tomorrow at 8 am"),  # still Monday there
        ("2026-03-06 12:30", "answered again today at 8 am"),  # 7:30, winter time
        ("2026-03-09 12:30", "answered until 6 pm today"),  # 8:30, summer time
        ("2026-03-08 06:59", "answered again tomorrow at 8 am"),  # a minute before the change
        ("2026-03-08 07:01", "answered again tomorrow at 8 am"),
        ("2026-10-30 12:30", "answered until 4:30 pm today"),  # 8:30, summer time
        ("2026-11-02 12:30", "answered again today at 8 am"),  # 7:30, winter time
    ],
)
def test_the_clinics_own_clock_counts_also_when_it_is_changed(now: str, sentence: str) -> None:
    assert said(clinic(OFFICE), at(now, ZoneInfo("UTC"))) == f"The phone is {sentence}"


def test_a_family_far_away_is_told_by_the_clinics_clock() -> None:
    honolulu = clinic(OFFICE, time_zone="Pacific/Honolulu")

    assert said(honolulu, at("2026-11-23 12:00")) == "The phone is answered again today at 8 am"


def test_a_week_away_is_told_with_its_date() -> None:
    mondays = clinic({"monday": ("12:00", "12:30")}, (date(2026, 11, 30),))

    sentence = "The phone is answered again on Monday, December 7 at 12 pm"
    assert said(mondays, at("2026-11-23 11:00")) == "The phone is answered again today at 12 pm"
    assert said(mondays, at("2026-11-30 09:00")) == sentence


@pytest.mark.parametrize("now", ["2026-11-23 07:00", "2026-11-23 09:00", "2026-11-23 19:00"])
def test_the_sentence_ends_with_one_full_stop(now: str) -> None:
    assert open_now(clinic(OFFICE), at(now))[-2:] in ("m.", "y.")


def test_without_hours_nothing_is_promised() -> None:
    assert open_now(clinic({}), at("2026-11-23 12:00")) == NOBODY_KNOWS


def test_weeks_of_holidays_promise_nothing() -> None:
    away = tuple(date(2026, 12, 1) + timedelta(days=day) for day in range(31))

    assert open_now(clinic(OFFICE, away), at("2026-12-02 12:00")) == NOBODY_KNOWS


@given(now=INSTANTS, week=WEEKS, zone=ZONES, away=st.lists(st.integers(-2, 16), max_size=6))
def test_it_is_answered_in_its_hours_and_at_no_other_time(
    now: datetime, week: dict[str, tuple[time, time]], zone: str, away: list[int]
) -> None:
    local = now.astimezone(ZoneInfo(zone))
    holidays = tuple(local.date() + timedelta(days=days) for days in away)
    opens, closes = week.get(f"{local:%A}".lower(), (time.max, time.min))
    answered = local.date() not in holidays and opens <= local.time() < closes

    sentence = open_now(clinic(week, holidays, time_zone=zone), now)

    assert sentence.startswith("The phone is answered until ") == answered
    assert answered or sentence == NOBODY_KNOWS or "answered again " in sentence


@given(now=INSTANTS, week=WEEKS, zone=ZONES)
def test_with_hours_on_any_day_the_next_one_is_named(
    now: datetime, week: dict[str, tuple[time, time]], zone: str
) -> None:
    named = open_now(clinic(week, time_zone=zone), now) != NOBODY_KNOWS

    assert named == bool(week)


def test_hours_are_read_to_the_minute() -> None:
    assert Hours(opens="08:05", closes="17:00").opens == time(8, 5)
