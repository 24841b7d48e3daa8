"""Sources are read whole, and a broken file says where it is broken."""

from datetime import date
from pathlib import Path

import pytest

from bot.content.files import ContentError
from bot.content.sources import load_sources

MEDICARE = """
sources:
  medicare_iop:
    title: "Intensive outpatient program services"
    publisher: "Medicare.gov"
    kind: official
    read: "2026-11-23"
    url: "https://www.medicare.gov"
    facts: [1, 4]
    figures: ["at least 9 hours a week"]
"""


def load(folder: Path, text: str) -> None:
    (folder / "sources.yml").write_text(text, encoding="utf-8")
    load_sources(folder)


def test_a_source_keeps_its_figures_and_its_date(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text(MEDICARE, encoding="utf-8")

    source = load_sources(tmp_path)["medicare_iop"]

    assert (source.read, source.facts) == (date(2026, 11, 23), (1, 4))
    assert source.figures == ("at least 9 hours a week",)
    assert (source.unverified, source.note) == ((), "")


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ('read: "2026-11-23"', "read: 2026-11-23", "medicare_iop needs 'read' as a quoted date"),
        ('    publisher: "Medicare.gov"\n', "", "medicare_iop needs 'publisher' as text"),
        ('["at least 9 hours a week"]', "[9]", "'figures' that is not text"),
        ('["at least 9 hours a week"]', "9 hours", "needs 'figures' as a list"),
        ("[1, 4]", "[one]", "'facts' that is not a whole number"),
        ("kind: official", "kind: [", "is not valid YAML at line"),
        ("sources:", "sources: nothing\nother:", "needs 'sources' as a mapping"),
        ("\n  medicare_iop:", "\n  text: only\n  medicare_iop:", "has 'text' in 'sources'"),
    ],
)
def test_a_broken_source_is_named(tmp_path: Path, good: str, bad: str, complaint: str) -> None:
    with pytest.raises(ContentError, match=complaint) as raised:
        load(tmp_path, MEDICARE.replace(good, bad))

    assert str(tmp_path / "sources.yml") in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"sources\.yml: cannot be read"):
        load_sources(tmp_path)


def test_a_file_that_is_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="mapping at its top"):
        load(tmp_path, "- medicare_iop")
