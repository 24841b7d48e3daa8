"""Training lines are many, different from each other, and none leaks from the held-out sets."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz, process
from ruamel.yaml import YAML

from bot.content.examples import load_examples
from bot.paths import DATA, ROOT

LEAST_A_TOPIC, LEAST_AN_INTENT = 40, 30
MOST_SHARING_A_FRAME = 3
FRAME_WORDS = 4
MOST_ALIKE = 85
COMPARABLE = 0.6


LINES = load_examples(DATA)
DANGER = {p.stem: YAML(typ="safe").load(p)["lines"] for p in sorted(DATA.glob("danger/*.yml"))}
HELD_OUT = sorted([*ROOT.glob("tests/nlu/*/*.yml"), *ROOT.glob("tests/safety/*/*.yml")])


@pytest.mark.parametrize("label", LINES)
def test_every_label_has_enough_lines(label: str) -> None:
    least = LEAST_A_TOPIC if label.startswith("faq/") else LEAST_AN_INTENT
    assert len(LINES[label]) >= least


def test_no_line_is_written_twice() -> None:
    everything = (*LINES.values(), *DANGER.values())
    counts = Counter(line.lower() for lines in everything for line in lines)
    assert not [line for line, count in counts.items() if count > 1]


@pytest.mark.parametrize("label", [*LINES, *DANGER])
def test_lines_are_written_and_not_stamped_from_a_template(label: str) -> None:
    frames: Counter[tuple[str, ...]] = Counter()
    for line in {**LINES, **DANGER}[label]:
        words = line.lower().split()
        frames.update({tuple(words[i : i + FRAME_WORDS]) for i in range(len(words) - 3)})
    assert not [frame for frame, count in frames.items() if count > MOST_SHARING_A_FRAME]


def as_long_as(one: str, other: str) -> bool:
    """Whether two lines are of like length: a lone word is part of many a long line."""
    shorter, longer = sorted((len(one.split()), len(other.split())))
    return shorter >= COMPARABLE * longer


@pytest.mark.parametrize("path", HELD_OUT, ids=lambda path: path.stem)
def test_no_held_out_line_is_nearly_a_training_line(path: Path) -> None:
    held = [row["text"].lower() for row in YAML(typ="safe").load(path)["lines"]]
    known = [line.lower() for lines in (*LINES.values(), *DANGER.values()) for line in lines]
    scores = process.cdist(
        held,
        known,
        scorer=fuzz.token_set_ratio,
        score_cutoff=MOST_ALIKE,
        workers=-1,
        dtype=np.uint8,
    )
    alike = scores > MOST_ALIKE
    leaks = [(held[i], known[j]) for i, j in np.argwhere(alike) if as_long_as(held[i], known[j])]
    assert not leaks, leaks[:20]
