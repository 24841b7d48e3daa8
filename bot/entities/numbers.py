"""Numbers in words and in digits: "fifteen hundred", "1,500", "1.5" with "k"."""

import re
from decimal import Decimal
from pathlib import Path

from bot.content.files import Entry, read_yaml

_FILE = Path(__file__).with_name("numbers.yml")
_GAP = re.compile(r"[\s-]+")


class Numbers:
    """Reads numbers, and knows the patterns that find them."""

    def __init__(self) -> None:
        """Read the number words."""
        file = read_yaml(_FILE)
        self._small = {**_worth(file.entry("units")), **_worth(file.entry("tens"))}
        self._scales = _worth(file.entry("scales"))
        self.decades = {str(k): str(v) for k, v in file.entry("decades").fields.items()}
        units, tens = (self._words(file, key) for key in ("units", "tens"))
        both = rf"(?:{tens})(?:[ -](?:{units}))?"
        scale = "|".join(word for word in self._scales if len(word) > 1)
        small = rf"(?:{both}|{units}|an?(?= (?:couple|{scale})\b))"
        more = rf"[ -](?:and )?(?:of )?(?:{small}|{scale})"
        self.fragments = {
            "number_word": rf"(?:{both}|(?!(?:one|couple)\b)(?:{units}))",
            "teen_word": "(?:" + "|".join(w for w, n in self._small.items() if 12 < n < 20) + ")",
            "number_words": rf"(?:{small}|(?:{scale}))(?:{more}){{0,6}}",
            "decade_word": "(?:" + "|".join(self.decades) + ")",
        }

    def read(self, number: str, scale: str | None = None) -> Decimal:
        """What a number comes to, in digits or in words."""
        digits = number.replace(",", "")
        plain = Decimal(digits) if digits[0].isdigit() else Decimal(self._read_words(digits))
        return plain * self._scales[scale.lower()] if scale else plain

    def _read_words(self, words: str) -> int:
        whole = part = 0
        for word in _GAP.split(words.lower()):
            if word in self._scales:
                part = max(part, 1) * self._scales[word]
                whole, part = (whole + part, 0) if self._scales[word] > 100 else (whole, part)
            else:
                part += self._small.get(word, 0)
        return whole + part

    def _words(self, file: Entry, key: str) -> str:
        return "|".join(sorted((str(w) for w in file.entry(key).fields), key=len, reverse=True))


def _worth(entry: Entry) -> dict[str, int]:
    return {str(word): int(str(worth)) for word, worth in entry.fields.items()}
