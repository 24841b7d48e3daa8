"""Read what somebody says of an answer as one of three verdicts."""

import re

VERDICTS = ("helpful", "unhelpful", "wrong")
_SAID = {
    "wrong": r"wrong|incorrect|not true|isn'?t true|mistake|false|outdated|old (number|info)",
    "unhelpful": r"\b(no|nope|nah|not|never|useless|bad|worse|unhelpful|confusing|down)\b|n't\b"
    r"|\b(did|does|is|was|do|ca)nt\b",
    "helpful": r"\b(yes|yeah|yep|yup|sure|ok|okay|good|great|help(ed|ful|s)?|thanks?|up)\b",
}


def read_verdict(text: str) -> str | None:
    """Return a verdict for a button's value or typed words; None where neither is clear."""
    said = text.strip().lower().replace("\u2019", "'")
    if said in VERDICTS:
        return said
    return next((verdict for verdict, words in _SAID.items() if re.search(words, said)), None)
