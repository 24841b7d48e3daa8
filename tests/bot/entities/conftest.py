"""One reader for all tests of this folder, and a way to ask it for one kind."""

from collections.abc import Callable

import pytest

from bot.entities.named_places import load_language
from bot.entities.reader import EntityReader

Said = list[tuple[str, str | int]]


@pytest.fixture(scope="session")
def reader() -> EntityReader:
    return EntityReader(load_language())


@pytest.fixture(scope="session")
def read(reader: EntityReader) -> Callable[[str, str], Said]:
    """What a text holds of one kind: the words and what they come to."""

    def of_kind(kind: str, text: str) -> Said:
        found = [one for one in reader.read(text) if one.kind == kind]
        return [(text[one.start : one.end], one.value) for one in found]

    return of_kind
