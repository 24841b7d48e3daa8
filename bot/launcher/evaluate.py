"""Run the held-out sets through the trained pipeline and gather the figures."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent

from bot.evaluation.dialogues import Performance, load_dialogues
from bot.evaluation.heldout import load_cries, load_messages
from bot.evaluation.safety import Heard, heard
from bot.evaluation.topics import Reading, read
from bot.evaluation.twins import Twin, judge
from bot.launcher.assistant import Assistant
from bot.launcher.checks import prepare
from bot.launcher.rehearse import rehearse
from bot.migrations.upgrade import upgrade
from bot.paths import EAR, ENCODER
from bot.safety.detector import Detector
from bot.safety.ear import shared_ear
from bot.settings import load_settings


@dataclass
class Outcome:
    """Everything that was read and heard, and how long each parse took."""

    readings: list[Reading] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    performances: list[Performance] = field(default_factory=list)

    def timing(self) -> dict[str, float]:
        """Parse times: median and 95th percentile in milliseconds."""
        parts = statistics.quantiles(self.milliseconds, n=20)
        return {"parse_p50": statistics.median(self.milliseconds), "parse_p95": parts[-1]}


def evaluate_model(sets: Path, part: str) -> Outcome:
    """Run every held-out set of a part (`dev`, `test`) under `sets` through the latest model.

    Raises StartupError without a model, ContentError where a set cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings(profile="dev", database_url=f"sqlite:///{folder}/evaluation.db")
        upgrade(settings)
        return asyncio.run(_run(prepare(settings), sets, part))


async def _run(assistant: Assistant, sets: Path, part: str) -> Outcome:
    outcome, agent = Outcome(), assistant.agent
    await assistant.warm_up()
    for message in load_messages(sets / "nlu" / part):
        outcome.readings.append(read(message, await _timed(agent, message.text, outcome)))
    for cry in load_cries(sets / "safety" / part):
        outcome.heard.append(heard(cry, await _timed(agent, cry.text, outcome)))
    outcome.twins = judge(outcome.heard, Detector(shared_ear(EAR, ENCODER)).assess)
    outcome.performances = await rehearse(assistant, load_dialogues(sets / "conversations" / part))
    return outcome


async def _timed(agent: Agent, text: str, outcome: Outcome) -> dict[str, Any]:
    began = time.perf_counter()
    parse: dict[str, Any] = await agent.parse_message(text.lstrip("/"))
    outcome.milliseconds.append((time.perf_counter() - began) * 1000)
    return parse
