"""Part a message into what it asks: "how long is it and will Aetna pay?" asks two things."""

import re

from bot.understanding.sentences import sentences

_OPENERS = (
    r"what|whats|what's|how|hows|how's|when|whens|where|wheres|who|whos|who's|whom|whose|why|which"
    r"|can|could|do|does|did|is|isnt|isn't|are|was|will|would|should|shall|has|any"
    r"|i (?:also |just |really )?(?:need|want|would like|wanna|wonder)\b"
    r".{0,12}\b(?:know|ask|find out)"
    r"|wondering|tell me|explain|give me"
)
_FILLERS = r"(?:ok|okay|so|well|and|but|also|plus|oh|yes|please|sorry|hi|hello|then|um|like)\b[ ,]*"
_JOINTS = r"(?:[,;:]|\b(?:and|also|plus|but|so|oh|then|btw|as well as)\b|&|\+|-{1,2} )"
_ASKS = re.compile(rf"^(?:{_FILLERS})*(?:{_OPENERS})\b", re.IGNORECASE)
_INSIDE = re.compile(rf"(?:\s*{_JOINTS}\s*)+(?=(?:{_FILLERS})*(?:{_OPENERS})\b)", re.IGNORECASE)
_ADDED = re.compile(r"\s*(?:\band also\b|\band\b|\bplus\b|\balso\b|&|\+)\s+", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:between|both|differen\w+|versus|vs)\b", re.IGNORECASE)
_LONGEST_ADDITION = 5  # words: "and the price", "plus side effects"
_SHORTEST = 2


def asks(clause: str) -> bool:
    """Whether a clause puts a question: by its mark or by how it begins."""
    return clause.rstrip().endswith("?") or bool(_ASKS.match(clause.lstrip()))


def questions(text: str) -> list[str]:
    """What the message asks, clause by clause, in order; statements are left out.

    >>> questions("she is 15. how long is it and will aetna pay?")
    ['how long is it', 'will aetna pay?']
    """
    return [
        clause
        for sentence in sentences(text)
        for clause in _clauses(sentence)
        if asks(clause) and len(clause.split()) >= _SHORTEST
    ]


def additions(text: str) -> list[tuple[str, str]]:
    """Ways to read the end of a question as a second one: "how long is it and the price?".

    Each is what stands before the joint, and the few words after it.
    """
    return [
        (sentence[: joint.start()], sentence[joint.end() :])
        for sentence in sentences(text)
        if asks(sentence) and not _COMPARES.search(sentence)
        for joint in _ADDED.finditer(sentence)
        if len(sentence[: joint.start()].split()) >= _SHORTEST
        and 1 <= len(sentence[joint.end() :].split()) <= _LONGEST_ADDITION
    ]


def _clauses(sentence: str) -> list[str]:
    parts, start = [], 0
    for joint in _INSIDE.finditer(sentence):
        parts.append(sentence[start : joint.start()].strip())
        start = joint.end()
    return [part for part in (*parts, sentence[start:].strip()) if part]
