"""Passes on what the watch reports: into the database and to the staff, behind the conversation."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.crisis.alerts import Alert
from bot.crisis.events import Told

_TRIES = 5
_FIRST_WAIT = 1.0  # seconds; doubled after each failed try
# ValueError: an address that only shows its fault when it is used, as a port that is no number.
_FAILURES = (SQLAlchemyError, OSError, ValueError)  # requests' and smtplib's own are OSErrors
_log = structlog.get_logger()


class Desk:
    """Two threads with a queue each, so that a dead mail server holds up no record."""

    def __init__(
        self,
        record: Callable[[Told], None],
        alerts: Sequence[Alert],
        first_wait: float = _FIRST_WAIT,
    ) -> None:
        """Take how an event is recorded, how staff are alerted, and how long to wait at first."""
        self._record, self._alerts, self._first_wait = record, alerts, first_wait
        self._records = ThreadPoolExecutor(1, thread_name_prefix="safety-events")
        self._letters = ThreadPoolExecutor(1, thread_name_prefix="staff-alerts")
        self._closing = threading.Event()

    def report(self, told: Told) -> None:
        """Take one event and return at once."""
        self._records.submit(self._try, "safety event not stored", self._record, told)
        for alert in self._alerts:
            self._letters.submit(self._try, "staff not alerted", alert, told)

    def close(self) -> None:
        """Pass on what is queued, with no more waiting between tries; for when the server stops."""
        self._closing.set()
        self._records.shutdown()
        self._letters.shutdown()

    def _try(self, failed: str, pass_on: Callable[[Told], None], told: Told) -> None:
        """Try again for half a minute; what is lost then is at least in the log."""
        for attempt in range(_TRIES):
            try:
                pass_on(told)
            except _FAILURES as error:
                reason = type(error).__name__
            else:
                return
            if attempt + 1 < _TRIES:
                self._closing.wait(self._first_wait * 2**attempt)
        tier, kind = int(told.verdict.tier), told.verdict.kind
        _log.error(failed, conversation=told.conversation, tier=tier, kind=kind, reason=reason)
