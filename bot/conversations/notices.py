"""When to say what this assistant is: rules of time only (Utah HB 452, New York GBL Art. 47)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

AGAIN_AFTER = timedelta(hours=3)
ANEW_AFTER = timedelta(days=7)
RETURNED_AFTER = timedelta(minutes=30)


class Notice(Enum):
    """Which notice is due; the value is the response that says it."""

    FIRST = "utter_disclosure"
    AGAIN = "utter_disclosure_again"


@dataclass(frozen=True)
class Clock:
    """A conversation's times before the present message; None where it is new."""

    seen_at: datetime | None = None
    noticed_at: datetime | None = None

    def notice(self, now: datetime) -> Notice | None:
        """The notice due at `now`: at the start, after 7 idle days, and every 3 hours."""
        if self.noticed_at is None or self._idle(now) >= ANEW_AFTER:
            return Notice.FIRST
        return Notice.AGAIN if now - self.noticed_at >= AGAIN_AFTER else None

    def returned(self, now: datetime) -> bool:
        """Whether somebody comes back after a pause, and is told where we were."""
        return self._idle(now) >= RETURNED_AFTER

    def _idle(self, now: datetime) -> timedelta:
        return now - self.seen_at if self.seen_at else timedelta(0)
