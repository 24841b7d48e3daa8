"""What was heard reaches the record and the staff, and holds up no conversation."""

import threading
import time
from collections.abc import Callable

import pytest
import structlog
from sqlalchemy.exc import OperationalError

from bot.crisis.desk import Desk
from bot.crisis.events import Told

SOON = 2.0  # seconds in which something behind the conversation must have happened
FAILURES = [
    OperationalError("INSERT", {}, Exception("no connection")),
    ConnectionRefusedError(),
    ValueError("Port could not be cast to integer value"),
]


class Recorder:
    """Takes events after failing a number of times; says when one was taken."""

    def __init__(self, fails: int = 0, error: Exception = FAILURES[0]) -> None:
        self.taken, self.tries = list[Told](), 0
        self.taken_one, self._fails, self._error = threading.Event(), fails, error

    def __call__(self, told: Told) -> None:
        self.tries += 1
        if self.tries <= self._fails:
            raise self._error
        self.taken.append(told)
        self.taken_one.set()


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_failed_record_is_tried_again_until_it_stands(
    an_event: Callable[..., Told], error: Exception
) -> None:
    record = Recorder(fails=3, error=error)
    desk = Desk(record, (), first_wait=0.001)

    desk.report(an_event())

    assert record.taken_one.wait(SOON)
    desk.close()
    assert record.taken == [an_event()]
    assert record.tries == 4


def test_events_are_recorded_in_the_order_they_came(an_event: Callable[..., Told]) -> None:
    record = Recorder(fails=2)
    desk = Desk(record, (), first_wait=0.001)
    events = [an_event(f"web:{number}") for number in range(5)]

    for told in events:
        desk.report(told)
    desk.close()

    assert record.taken == events


def test_the_caller_never_waits_for_a_record_or_an_alert(an_event: Callable[..., Told]) -> None:
    gate = threading.Event()

    def hangs(told: Told) -> None:
        gate.wait(10)

    desk = Desk(hangs, [hangs, hangs])
    began = time.monotonic()
    for _ in range(100):
        desk.report(an_event())
    took = time.monotonic() - began
    gate.set()
    desk.close()

    assert took < 0.5


def test_an_alert_that_hangs_does_not_hold_up_the_record(an_event: Callable[..., Told]) -> None:
    gate, record = threading.Event(), Recorder()
    desk = Desk(record, [lambda told: gate.wait(10) and None])

    desk.report(an_event())

    assert record.taken_one.wait(SOON)
    gate.set()
    desk.close()


def test_staff_are_told_by_one_way_where_the_other_fails_and_the_record_stands(
    an_event: Callable[..., Told],
) -> None:
    record, letter, dead = Recorder(), Recorder(), Recorder(fails=99, error=TimeoutError())
    desk = Desk(record, [dead, letter], first_wait=0.001)

    desk.report(an_event())
    desk.close()

    assert record.taken == letter.taken == [an_event()]
    assert dead.tries == 5


def test_closing_passes_on_what_is_queued_without_waiting_between_tries(
    an_event: Callable[..., Told],
) -> None:
    record, letter = Recorder(fails=3), Recorder(fails=3, error=ConnectionRefusedError())
    desk = Desk(record, [letter], first_wait=60)
    events = [an_event(f"web:{number}") for number in range(3)]
    for told in events:
        desk.report(told)

    began = time.monotonic()
    desk.close()

    assert time.monotonic() - began < SOON
    assert record.taken == letter.taken == events


def test_what_is_given_up_is_in_the_log_without_words(an_event: Callable[..., Told]) -> None:
    with structlog.testing.capture_logs() as logged:
        desk = Desk(Recorder(fails=99), (), first_wait=0.001)
        desk.report(an_event())
        desk.close()

    assert logged == [
        {
            "event": "safety event not stored",
            "log_level": "error",
            "conversation": "web:1",
            "tier": 2,
            "kind": "suicide",
            "reason": "OperationalError",
        }
    ]
