"""Say whether someone answers the clinic's phone now, and else when someone next will."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clinic.clinic import WEEKDAYS, Clinic, Hours

_LOOK_AHEAD = 14  # days


def open_now(clinic: Clinic, now: datetime) -> str:
    """One plain sentence about the phone hours at `now` (an aware datetime)."""
    if not clinic.hours:
        return "Ask when they answer the phone."
    local = now.astimezone(ZoneInfo(clinic.time_zone))
    today = _hours_on(clinic, local)
    if today and today.opens <= local.time() < today.closes:
        return f"The phone is answered until {_clock(today.closes)} today."
    for ahead in range(_LOOK_AHEAD):
        day = local + timedelta(days=ahead)
        hours = _hours_on(clinic, day)
        if hours and (ahead > 0 or local.time() < hours.opens):
            return f"The phone is answered again {_day(ahead, day)} at {_clock(hours.opens)}."
    return "Ask when they answer the phone."


def _hours_on(clinic: Clinic, day: datetime) -> Hours | None:
    if day.date() in clinic.holidays:
        return None
    return clinic.hours.get(WEEKDAYS[day.weekday()])


def _day(ahead: int, day: datetime) -> str:
    if ahead < 2:
        return ("today", "tomorrow")[ahead]
    return f"on {day:%A}" if ahead < 7 else f"on {day:%A, %B} {day.day}"


def _clock(at: time) -> str:
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes} {'am' if at.hour < 12 else 'pm'}"
