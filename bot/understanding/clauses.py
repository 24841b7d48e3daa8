"""Part a message into what it asks: "how long is it and will Aetna pay?" asks two things."""

import re

from bot.understanding.sentences import sentences

_SUBJECTS = (
    r"it|he|she|they|we|you|i|there|this|that|these|those|the|my|our|your|his|her|their|a|an|any"
)
_OPENERS = (
    r"what|whats|what's|how|hows|how's|when|whens|where|wheres|who|whos|who's|whom|whose|why|which"
    r"|can|could|do|are|will|would|should|shall|any|wondering|tell me|explain|give me"
    r"|(?:does|did)(?! not\b)|isnt|isn't"
    rf"|(?:is|was|has)(?= (?:{_SUBJECTS})\b)"
    r"|i (?:also |just |really )?(?:need|want|would like|wanna|wonder)\b"
    r".{0,12}\b(?:know|ask|find out)"
)
_FILLERS = r"(?:(?:ok|okay|so|well|and|but|also|plus|oh|yes|please|sorry|hi|hello|then|um)\b[ ,]*)"
_JOINTS = (
    r"(?:[,;:]|\b(?:and|also|plus|but|so|then|btw|as well as)\b|\boh(?=,? (?:and|also)\b)"
    r"|&|\+|-{1,2} )"
)
_ASKS = re.compile(rf"^{_FILLERS}{{0,4}}(?:{_OPENERS})\b", re.IGNORECASE)
# Bounded throughout: a message that is nothing but joints must not keep anyone waiting.
_INSIDE = re.compile(
    rf"\s*{_JOINTS}(?:\s*{_JOINTS}){{0,3}}\s*(?={_FILLERS}{{0,3}}(?:{_OPENERS})\b)", re.IGNORECASE
)
_ADDED = re.compile(r"\s*(?:\band also\b|\band\b|\bplus\b|\balso\b|&|\+)\s+", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:between|both|differen\w+|versus|vs)\b", re.IGNORECASE)
_LONGEST_ADDITION = 5  # words: "and the price", "plus side effects"
_SHORTEST = 2


def asks(clause: str) -> bool:
    """Whether a clause puts a question: by its mark or by how it begins."""
    return clause.rstrip().endswith("?") or bool(_ASKS.match(clause.lstrip()))


def questions(text: str) -> list[str]:
    """What the message asks, clause by clause, in order.

    A statement goes with the question after it in its sentence; others are left out.

    >>> questions("she is 15. she has a job, will they hold it and will aetna pay?")
    ['she has a job, will they hold it', 'will aetna pay?']
    """
    return [
        clause
        for sentence in sentences(text)
        for clause in _asking(sentence)
        if len(clause.split()) >= _SHORTEST
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


def _asking(sentence: str) -> list[str]:
    """The sentence's questions, each from where the one before it ended."""
    joints = list(_INSIDE.finditer(sentence))
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(sentence)]
    found, begin = [], 0
    for start, end, following in zip(starts, ends, [*starts[1:], len(sentence)], strict=True):
        if asks(sentence[start:end]):
            found.append(sentence[begin:end].strip())
            begin = following
    return found
