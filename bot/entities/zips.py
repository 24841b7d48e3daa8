"""ZIP codes; prices, phone numbers and round sums are none."""

import re
from collections.abc import Iterator

from bot.entities.found import Found

_ZIP = re.compile(
    r"(?<![\w$#.,/-])(?<!\d )(\d{5})(?:-\d{4})?"
    r"(?![\w%$/]|[.,]\d|-\d| ?(?:dollars?|bucks|usd|steps|people)\b)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:deductible|copay|max|maximum|limit|costs?|owed?|paid|pay|bills?|income|salary|earns?"
    r"|makes?|spent|premium|total|charged|price)(?: \w+){0,3} $",
    re.IGNORECASE,
)
_LOWEST = "00501"


def find_zips(text: str) -> Iterator[Found]:
    """Every ZIP in `text`, without the four digits that may follow it."""
    for said in _ZIP.finditer(text):
        digits = said[1]
        if digits < _LOWEST or digits.endswith("000"):
            continue
        if not _MONEY.search(text[max(0, said.start() - 48) : said.start()]):
            yield Found("place", *said.span(), digits)
