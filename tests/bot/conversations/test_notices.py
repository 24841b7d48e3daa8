"""A person is told what they talk to: at the start, every three hours, and after a week away."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.notices import AGAIN_AFTER, ANEW_AFTER, Clock, Notice

NOON = datetime(2026, 11, 23, 12)
GAPS = st.one_of(
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(minutes=40)),
    st.timedeltas(min_value=timedelta(minutes=30), max_value=timedelta(hours=4)),
    st.timedeltas(min_value=timedelta(hours=3), max_value=timedelta(days=9)),
)
HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


def ago(seen: timedelta, noticed: timedelta) -> Clock:
    return Clock(seen_at=NOON - seen, noticed_at=NOON - noticed)


def conversation(gaps: list[timedelta]) -> list[tuple[datetime, timedelta, Notice | None]]:
    """Messages after these pauses: when each came, after what pause, and the notice it got."""
    now, clock, told = NOON, Clock(), []
    for gap in gaps:
        now += gap
        notice = clock.notice(now)
        told.append((now, gap, notice))
        clock = Clock(seen_at=now, noticed_at=now if notice else clock.noticed_at)
    return told


def test_the_first_message_gets_the_whole_notice_and_no_welcome_back() -> None:
    assert Clock().notice(NOON) is Notice.FIRST
    assert not Clock().returned(NOON)


@pytest.mark.parametrize(
    ("clock", "notice"),
    [
        (ago(seen=MINUTE, noticed=MINUTE), None),
        (ago(seen=MINUTE, noticed=3 * HOUR - SECOND), None),
        (ago(seen=MINUTE, noticed=3 * HOUR), Notice.AGAIN),
        (ago(seen=3 * HOUR, noticed=3 * HOUR), Notice.AGAIN),
        (ago(seen=24 * HOUR, noticed=24 * HOUR), Notice.AGAIN),
        (ago(seen=ANEW_AFTER - SECOND, noticed=ANEW_AFTER), Notice.AGAIN),
        (ago(seen=ANEW_AFTER, noticed=ANEW_AFTER), Notice.FIRST),
        (ago(seen=100 * ANEW_AFTER, noticed=100 * ANEW_AFTER), Notice.FIRST),
        (Clock(seen_at=NOON - MINUTE), Notice.FIRST),
    ],
)
def test_the_notice_that_is_due_depends_on_time_alone(clock: Clock, notice: Notice | None) -> None:
    assert clock.notice(NOON) is notice


@pytest.mark.parametrize(
    ("pause", "returned"),
    [(timedelta(0), False), (30 * MINUTE - SECOND, False), (30 * MINUTE, True), (HOUR, True)],
)
def test_somebody_who_was_away_for_half_an_hour_is_welcomed_back(
    pause: timedelta, returned: bool
) -> None:
    assert ago(seen=pause, noticed=pause).returned(NOON) is returned


def test_a_clock_that_is_set_back_tells_nothing_twice() -> None:
    clock = ago(seen=-HOUR, noticed=-HOUR)

    assert clock.notice(NOON) is None
    assert not clock.returned(NOON)


@given(st.lists(GAPS, min_size=1, max_size=60))
def test_no_message_comes_three_hours_after_the_last_notice_without_a_new_one(
    gaps: list[timedelta],
) -> None:
    noticed = None
    for now, _, notice in conversation(gaps):
        noticed = now if notice else noticed
        assert noticed is not None
        assert now - noticed < AGAIN_AFTER


@given(st.lists(GAPS, min_size=1, max_size=60))
def test_nobody_is_told_twice_within_three_hours(gaps: list[timedelta]) -> None:
    times = [now for now, _, notice in conversation(gaps) if notice]

    assert all(later - earlier >= AGAIN_AFTER for earlier, later in pairwise(times))


@given(st.lists(GAPS, min_size=2, max_size=60))
def test_the_whole_notice_comes_at_the_start_and_after_a_week_only(gaps: list[timedelta]) -> None:
    (_, _, first), *rest = conversation(gaps)

    assert first is Notice.FIRST
    assert all((notice is Notice.FIRST) == (gap >= ANEW_AFTER) for _, gap, notice in rest)
