"""How hard a bubble is to read, as a US school grade.

Two things would distort the score, so they are set right first. The formula counts words per
sentence and ends a sentence at a full stop only: a list of short lines would count as one endless
sentence, so each line of a list, and the line that leads into it, is ended with a full stop. And
phone numbers and web addresses are left out: nobody reads them as words, but their dots and length
count as sentences and syllables.
"""

import re

import textstat

_PHONE = r"(?<!\w)(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ][\dA-Z]{4}\b"
_ADDRESS = r"\b(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|net|org|us)\b(?:/\S*)?"
_UNREAD = re.compile(rf"{_PHONE}|{_ADDRESS}")
_LEAD_IN = re.compile(r"[.:;,]?\s*\n(?=- )")
_LIST_LINE = re.compile(r"^- (.*?)[.:;,]?$", re.MULTILINE)


def grade(bubble: str) -> float:
    """The Flesch-Kincaid grade of a bubble."""
    return float(textstat.flesch_kincaid_grade(_as_sentences(_UNREAD.sub("", bubble))))


def word_count(bubble: str) -> int:
    """The number of words in a bubble; the dash of a list line is no word."""
    return sum(any(letter.isalnum() for letter in word) for word in bubble.split())


def _as_sentences(text: str) -> str:
    return _LIST_LINE.sub(r"\1.", _LEAD_IN.sub(".\n", text))
