"""Log set-up: quiet, coloured, one line an event, and never a word of what a person typed."""

import logging
import logging.config
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

# Rasa's structured log lines carry message texts, slots and whole trackers: only these keys pass.
_PUBLIC_KEYS = {"event", "conversation", "reason", "seconds", "level", "timestamp", "exc_info"}
_QUIET = ("apscheduler", "matplotlib", "rasa", "sanic", "tensorflow", "urllib3", "aiohttp", "h5py")


def redact(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop the values that may carry a person's words; keep what happened and to which id."""
    for key in event.keys() - _PUBLIC_KEYS:
        event[key] = "[redacted]"
    if exc_info := event.pop("exc_info", None):
        event["reason"] = _exception_name(exc_info)
    return event


def _exception_name(exc_info: object) -> str:
    """Name the exception's class only: its text may quote the message it failed on."""
    error = exc_info if isinstance(exc_info, BaseException) else sys.exc_info()[1]
    return type(error).__name__ if error else "unknown"


class _PrivateFormatter(logging.Formatter):
    """Formats the standard library's records without their tracebacks' texts."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the standard library's name
        return f"({ei[0].__name__})" if ei and ei[0] else ""

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - the standard library's name
        return ""


def configure_logging(level: str = "INFO") -> None:
    """Set up both logging systems that Rasa uses (standard library and structlog)."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "line": {
                    "()": _PrivateFormatter,
                    "format": "%(asctime)s %(levelname)-7s %(name)s: %(message)s",
                    "datefmt": "%H:%M:%S",
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"level": "ERROR", "handlers": ["stderr"]},
            "loggers": {
                **{name: {"level": "WARNING"} for name in _QUIET},
                "py.warnings": {"level": "ERROR"},
            },
        }
    )
    # An action's failure makes Rasa's processor log a chain that quotes the tracker: ours says it.
    logging.getLogger("rasa.core.processor").setLevel(logging.CRITICAL)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%H:%M:%S"),
            redact,
            structlog.dev.ConsoleRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
