"""Run the held-out sets through the trained pipeline and gather the figures."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent

from bot.evaluation.heldout import load_cries, load_messages
from bot.evaluation.safety import Heard, heard
from bot.evaluation.topics import Reading, read
from bot.launcher.model import ModelError, expect_our_components, latest_model


@dataclass
class Outcome:
    """Everything that was read and heard, and how long each parse took."""

    readings: list[Reading] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def timing(self) -> dict[str, float]:
        """Parse times: median and 95th percentile in milliseconds."""
        parts = statistics.quantiles(self.milliseconds, n=20)
        return {"parse_p50": statistics.median(self.milliseconds), "parse_p95": parts[-1]}


def evaluate_model(topics: Path, safety: Path) -> Outcome:
    """Parse every held-out message with the latest model; raises ModelError without one."""
    archive = latest_model()
    if archive is None:
        raise ModelError("there is no trained model in models/: run `make train`")
    agent = Agent.load(archive)
    expect_our_components(agent)
    return asyncio.run(_run(agent, topics, safety))


async def _run(agent: Agent, topics: Path, safety: Path) -> Outcome:
    outcome = Outcome()
    await agent.parse_message("how many hours is it, señora")
    for message in load_messages(topics):
        outcome.readings.append(read(message, await _timed(agent, message.text, outcome)))
    for cry in load_cries(safety):
        outcome.heard.append(heard(cry, await _timed(agent, cry.text, outcome)))
    return outcome


async def _timed(agent: Agent, text: str, outcome: Outcome) -> dict[str, Any]:
    began = time.perf_counter()
    parse: dict[str, Any] = await agent.parse_message(text.lstrip("/"))
    outcome.milliseconds.append((time.perf_counter() - began) * 1000)
    return parse


def misses(readings: Iterable[Reading]) -> list[str]:
    """One line a message that was not understood, for the set that may be looked at."""
    return [
        f"{r.message.style:15} wanted {'/'.join(sorted(r.message.labels)):40} got {r.label:28} "
        f"{'(unsure)' if r.unsure else '':9}{r.message.text[:90]}"
        for r in readings
        if r.message.in_scope and not r.right
    ]
