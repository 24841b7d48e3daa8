"""Trained models: train one into `models/`, find the latest, check what it is made of."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from rasa.core.agent import Agent

from bot.paths import DATA, EAR, ENCODER, MODELS, ROOT
from bot.safety.ear import encode_lines, train_kept_ear

_OURS = {
    "TopicClassifier",
    "EntityReader",
    "LanguageDetector",
    "SafetyDetector",
    "SafetyPolicy",
    "AnswerPolicy",
}


class ModelError(RuntimeError):
    """A model could not be trained or is not made of our components."""


def latest_model() -> Path | None:
    """The newest model archive, or None before the first training."""
    archives = sorted(MODELS.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return archives[-1] if archives else None


def train_model(force: bool = False) -> Path:
    """Train on the project's data; with nothing changed Rasa's own cache reuses what it has.

    The ear learns in a process of its own meanwhile: both want a core.
    """
    import rasa

    encode_lines(DATA, ENCODER)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as beside:
        ear = beside.submit(train_kept_ear, DATA, EAR, ENCODER)
        result = rasa.train(
            domain=str(ROOT / "domain.yml"),
            config=str(ROOT / "config.yml"),
            training_files=[str(DATA)],
            output=str(MODELS),
            force_training=force,
        )
        ear.result()
    if result.code not in (0, 8) or not result.model:
        raise ModelError(f"training ended with code {result.code}")
    return Path(result.model)


def expect_our_components(agent: Agent) -> None:
    """Fail where the model's graph lacks a component of ours: Rasa itself would only go silent."""
    if agent.processor is None:
        raise ModelError("the model could not be loaded")
    nodes = agent.processor.model_metadata.predict_schema.nodes.values()
    missing = _OURS - {node.uses.__name__ for node in nodes}
    if missing:
        raise ModelError(f"the model lacks {', '.join(sorted(missing))}: run `make train`")
