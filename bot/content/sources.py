"""The sources our answers cite, each with the figures we may repeat from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content.files import Entry, read_yaml


@dataclass(frozen=True)
class Source:
    """Where statements come from, and which of its figures were read there or not yet verified."""

    id: str
    title: str
    publisher: str
    kind: str
    read: date
    url: str
    facts: tuple[int, ...]
    figures: tuple[str, ...]
    unverified: tuple[str, ...]
    note: str


def load_sources(data: Path) -> Mapping[str, Source]:
    """Every source of `sources.yml` by its id."""
    return {
        entry.name: _source(entry) for entry in read_yaml(data / "sources.yml").named("sources")
    }


def _source(entry: Entry) -> Source:
    return Source(
        id=entry.name,
        title=entry.text("title"),
        publisher=entry.text("publisher"),
        kind=entry.text("kind"),
        read=entry.day("read"),
        url=entry.text("url", default=""),
        facts=entry.numbers("facts"),
        figures=entry.texts("figures"),
        unverified=entry.texts("unverified"),
        note=entry.text("note", default=""),
    )
