"""Read the YAML that holds our words, and say plainly what is wrong with a broken file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError


class ContentError(Exception):
    """A content file that cannot be read; the message is one sentence that names the file."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")


@dataclass(frozen=True)
class Entry:
    """One named mapping of a file, read field by field."""

    path: Path
    name: str
    fields: Mapping[str, object]

    def error(self, why: str) -> ContentError:
        """The error to raise when this entry is not as it should be."""
        return ContentError(self.path, f"{self.name} {why}.")

    def text(self, key: str, default: str | None = None) -> str:
        """A field that holds text; required unless there is a default."""
        value = self.fields.get(key, default)
        if not isinstance(value, str):
            raise self.error(f"needs {key!r} as text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A field that holds a list of texts, empty when it is left out."""
        values = self._list(key)
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) < len(values):
            raise self.error(f"has something in {key!r} that is not text: quote it")
        return texts

    def numbers(self, key: str) -> tuple[int, ...]:
        """A field that holds a list of whole numbers, empty when it is left out."""
        values = self._list(key)
        numbers = tuple(value for value in values if isinstance(value, int))
        if len(numbers) < len(values):
            raise self.error(f"has something in {key!r} that is not a whole number")
        return numbers

    def day(self, key: str) -> date:
        """A field that holds a quoted date: Rasa cannot store an unquoted one."""
        value = self.fields.get(key)
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self.error(f'needs {key!r} as a quoted date such as "2026-01-31"') from None

    def entry(self, key: str) -> "Entry":
        """A field that is itself a mapping, empty when it is left out."""
        return Entry(self.path, f"{self.name}, {key}", self._mapping(key))

    def entries(self, key: str) -> Iterator["Entry"]:
        """A field that is a list of mappings."""
        for value in self._list(key):
            if not isinstance(value, dict):
                raise self.error(f"has an item in {key!r} that is not a mapping")
            yield Entry(self.path, f"{self.name}, {key}", value)

    def named(self, key: str) -> Iterator["Entry"]:
        """A field that maps names to mappings, one entry for each name."""
        for name, value in self._mapping(key).items():
            if not isinstance(value, dict):
                raise self.error(f"has {name!r} in {key!r}, which is not a mapping")
            yield Entry(self.path, str(name), value)

    def _list(self, key: str) -> list[object]:
        value = self.fields.get(key, [])
        if not isinstance(value, list):
            raise self.error(f"needs {key!r} as a list")
        return value

    def _mapping(self, key: str) -> dict[str, object]:
        value = self.fields.get(key, {})
        if not isinstance(value, dict):
            raise self.error(f"needs {key!r} as a mapping")
        return value


def read_yaml(path: Path) -> Entry:
    """The whole of a YAML file as one entry."""
    try:
        content = YAML(typ="safe").load(path)
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(path, f"cannot be read ({type(error).__name__}).") from error
    except YAMLError as error:
        raise ContentError(path, f"is not valid YAML{_place(error)}.") from error
    if not isinstance(content, dict):
        raise ContentError(path, "should hold a mapping at its top.")
    return Entry(path, "the file", content)


def _place(error: YAMLError) -> str:
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return ""
    problem = str(error.problem).partition("\n")[0]
    return f" at line {error.problem_mark.line + 1}: {problem}"
