"""How much is found of what the held-out messages say; the floors stand just under what it is."""

from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from bot.entities.found import KINDS
from bot.entities.reader import EntityReader

FLOOR = 0.95
LINES = YAML(typ="safe").load(Path(__file__).with_name("heldout.yml"))["lines"]


@pytest.fixture(scope="module")
def counts(reader: EntityReader) -> dict[str, Counter[str]]:
    """Per kind, how many were right, made up and missed: words and value must both be right."""
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for line in LINES:
        text, said = line["text"], {tuple(entity) for entity in line["entities"]}
        found = {(f.kind, text[f.start : f.end], str(f.value)) for f in reader.read(text)}
        right.update(kind for kind, *_ in found & said)
        extra.update(kind for kind, *_ in found - said)
        missed.update(kind for kind, *_ in said - found)
    return {"right": right, "extra": extra, "missed": missed}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_found_as_well_as_it_was(counts: dict[str, Counter[str]], kind: str) -> None:
    right, wrong = counts["right"][kind], counts["extra"][kind] + counts["missed"][kind]
    assert 2 * right / (2 * right + wrong) >= FLOOR


def test_every_expected_span_stands_in_its_message() -> None:
    assert len(LINES) >= 120
    assert not [
        line["text"] for line in LINES for e in line["entities"] if e[1] not in line["text"]
    ]
