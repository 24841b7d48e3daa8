"""Number words that count something ("three days"), turned into digits."""

import re

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# "one" is missing on purpose: "one person", "one day" are mostly not figures.
_VALUES = {
    **{word: value for value, word in enumerate(_ONES + _TEENS, start=1) if word != "one"},
    **{tens: 10 * value for value, tens in enumerate(_TENS, start=2)},
    **{
        f"{tens}-{ones}": 10 * high + low
        for high, tens in enumerate(_TENS, start=2)
        for low, ones in enumerate(_ONES, start=1)
    },
}
_WORD = "|".join(word.replace("-", "[- ]") for word in sorted(_VALUES, key=len, reverse=True))
_RANGE = rf"(?:\s*(?:to|or|and|-|–)\s*(?:{_WORD}|\d+))?"
_BETWEEN = r"[\s-]+(?:or more\s+)?(?:(?:business|calendar|full|more|whole)\s+)?"
_UNIT = (
    r"(?:hours?|days?|(?:work)?weeks?|months?|years?|minutes?|sessions?|visits?|times|evenings?"
    r"|nights?|people|persons?|percent)"
)
_COUNTED = re.compile(rf"\b({_WORD})(?={_RANGE}{_BETWEEN}{_UNIT}\b)", re.IGNORECASE)


def with_digits(text: str) -> str:
    """The text with every number word before a unit written in digits: `2 to 3 hours`."""
    return _COUNTED.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    return str(_VALUES[match[1].lower().replace(" ", "-")])
