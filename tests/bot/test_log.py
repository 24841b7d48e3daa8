"""Whatever fails, no word that a person typed reaches the log.

Each case runs in a process of its own: what is set up here is set up for a whole process.
"""

import subprocess
import sys
from textwrap import dedent

import pytest

from bot.paths import ROOT

SAID = "pineapple"  # what the person typed, in every test
SET_UP = f"""
import logging, structlog, sys, warnings
from bot.log import configure_logging
configure_logging()
log, said = structlog.get_logger(), "{SAID}"
def answer(text):
    raise ValueError("cannot answer " + text)
"""


def logged(lines: str) -> str:
    """What a process that logs like this writes to stderr."""
    program = SET_UP + dedent(lines)
    process = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert process.stdout == ""
    return process.stderr


@pytest.mark.parametrize("value", ["said", "{'text': said}", "[said]", "ValueError(said)"])
def test_values_that_may_carry_words_are_left_out(value: str) -> None:
    output = logged(
        f"""
        for key in ("text", "message", "event_info", "slots", "parse_data", "exception", "stack"):
            log.error("processor.message.parse", **{{key: {value}}})
        """
    )

    assert output.count("processor.message.parse") == 7
    assert SAID not in output


def test_what_an_operator_needs_passes_in_one_line() -> None:
    output = logged(
        'log.error("turn failed", conversation="web:1f", reason="TimeoutError", seconds=20)'
    )

    assert output.count("\n") == 1
    assert all(word in output for word in ("turn failed", "web:1f", "TimeoutError", "20", "error"))


@pytest.mark.parametrize(
    "line",
    [
        'log.exception("interpolator.interpolate.text")',
        'log.error("failed", exc_info=True)',
        'log.error("failed", exc_info=error)',
        'log.error("failed", exc_info=(type(error), error, error.__traceback__))',
    ],
)
def test_an_exception_in_a_structured_line_is_named_and_not_quoted(line: str) -> None:
    output = logged(
        f"""
        try:
            answer(said)
        except ValueError as error:
            {line}
        """
    )

    assert "ValueError" in output
    assert SAID not in output


def test_an_exception_in_a_plain_line_is_named_and_not_quoted() -> None:
    output = logged(
        """
        try:
            try:
                answer(said)
            except ValueError as error:
                raise RuntimeError("while reading " + said) from error
        except RuntimeError:
            logging.getLogger("rasa.core.agent").exception("it failed", stack_info=True)
        """
    )

    assert "it failed" in output
    assert "RuntimeError" in output
    assert SAID not in output


@pytest.mark.parametrize(
    "line",
    [
        'logging.getLogger("rasa.core.processor").error("an exception at " + said)',
        'logging.getLogger("rasa.core.actions.action").info(said)',
        "logging.getLogger().warning(said)",
        "logging.captureWarnings(True); warnings.warn('misaligned entity in ' + said)",
        'log.debug("processor.slots.log", slot_values=said)',
    ],
    ids=["a chain that quotes the tracker", "rasa's news", "others' news", "a warning", "debug"],
)
def test_what_is_no_news_for_an_operator_is_silent(line: str) -> None:
    assert logged(line) == ""


def test_a_higher_level_leaves_out_lesser_lines() -> None:
    output = logged(
        """
        configure_logging("ERROR")
        log.info("assistant ready")
        log.error("turn failed")
        """
    )

    assert "assistant ready" not in output
    assert "turn failed" in output
