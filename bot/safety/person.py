"""Whether a message speaks of its writer alone: then our words go to them, not about "them"."""

from functools import lru_cache
from pathlib import Path

from bot.content.files import read_yaml
from bot.safety.normalise import normalise, unaccented


def about_self(text: str) -> bool:
    """Whether `text` says "I" and names nobody else; in doubt it does not."""
    said = set(unaccented(normalise(text)).split())
    writer, others = _words()
    return bool(said & writer) and not said & others


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str]]:
    file = read_yaml(Path(__file__).with_name("person.yml"))
    return frozenset(file.text("writer").split()), frozenset(file.text("others").split())
