"""Find the figures in a text, each as one token however it was typed.

A wrong number can cost a family money or a call that nobody answers, so every number in an answer
must be found again in a source. Tokens make that a set operation: `$250-650` gives `$250` and
`$650`, `20 percent` gives `20%`, `January 1, 2024` gives `2024-01-01`, any way of writing a phone
number gives its ten digits, and `three days` gives `3`.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from bot.content.numerals import with_digits

ALWAYS_ALLOWED = frozenset({"988", "911", "24/7"})

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_AMOUNT = rf"\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s(?:{'|'.join(_SCALES)})\b)?"
_TO = r"\s*(?:-|–|\bto\b)\s*"
_RANGE = rf"{_AMOUNT}(?:{_TO}\$?{_AMOUNT})?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>\d{4})\b"
_GAP = r"[ \u00a0./()\-–‑]{0,3}"
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


def figures(text: str) -> frozenset[str]:
    """The tokens of all figures in a text."""
    found: set[str] = set()
    rest = with_digits(text)
    for pattern, tokens in _KINDS:
        for match in re.finditer(pattern, rest):
            found.update(tokens(match))
        rest = re.sub(pattern, " | ", rest)
    return frozenset(found)


def figures_listed(lines: Iterable[str]) -> frozenset[str]:
    """The tokens that a source's lines support: those they state, and a date's month and year."""
    stated = {token for line in lines for token in figures(line)}
    dates = {token for token in stated if _DATED.fullmatch(token)}
    return frozenset(stated | {date[:7] for date in dates} | {date[:4] for date in dates})


def _same(match: re.Match[str]) -> list[str]:
    return [match[0]]


def _date(match: re.Match[str]) -> list[str]:
    """`2024-01-01`, or `2024-01` where no day is named."""
    part = match.groupdict()
    month, day = part["month"], part.get("day")
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return [f"{part['year']}-{number:02}" + (f"-{int(day):02}" if day else "")]


def _phone(match: re.Match[str]) -> list[str]:
    """Ten digits: the country code goes, letters become the keys they stand on."""
    digits = re.sub(r"\D", "", match[0].translate(_KEYPAD))
    return [digits.removeprefix("1")[:10]]


def _code(match: re.Match[str]) -> list[str]:
    return [re.sub(r"[-.]", "", match[0])]


def _money(match: re.Match[str]) -> list[str]:
    return [f"${number}" for number in _numbers(match)]


def _percent(match: re.Match[str]) -> list[str]:
    return [f"{number}%" for number in _numbers(match)]


def _numbers(match: re.Match[str]) -> list[str]:
    return [_number(amount) for amount in re.findall(_AMOUNT, match[0])]


def _number(amount: str) -> str:
    """`1,250` and `1250` alike, `63 million` written out; a code such as `0912` stays as it is."""
    digits, *scale = amount.replace(",", "").split()
    if digits.startswith("0") and digits.isdigit():
        return digits
    factor = _SCALES[scale[0]] if scale else 1
    return f"{(Decimal(digits) * factor).normalize():f}"


# Tried in this order; what one kind takes, the next no longer sees.
_KINDS: tuple[tuple[str, Callable[[re.Match[str]], list[str]]], ...] = (
    (r"\b24/7\b", _same),
    (r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b", _date),
    (rf"\b(?P<month>\d\d?)/(?P<day>\d\d?)/{_YEAR}", _date),
    (rf"\b{_MONTH}\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}", _date),
    (rf"\b{_MONTH}\s+{_YEAR}", _date),
    (r"\b1[-. ]8\d\d[-. ](?=[\d-]*[A-Z])[A-Z\d-]{7,9}\b", _phone),
    (rf"(?<!\d)(?:\+?1{_GAP})?\(?[2-9]\d\d{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d)", _phone),
    (r"\b[A-Z]{1,4}[-.]?\d+\b", _code),
    (rf"\$\s?{_RANGE}|\b{_RANGE} dollars\b", _money),
    (rf"\b{_RANGE}\s?(?:%|per ?cent\b)", _percent),
    (rf"(?<![\w.]){_AMOUNT}", _numbers),
)
