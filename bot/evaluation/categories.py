"""The categories of the safety sets (the safety research, section 12) and what each must show."""

WHAT = {
    "A": "somebody else, said",
    "B": "the caregiver themself",
    "C": "veiled, indirect signs",
    "D": "slang and code",
    "E": "Spanish and mixed",
    "F": "overdose, something taken",
    "G": "attempt happening now",
    "H": "self-injury without intent",
    "I": "violence or threat",
    "J": "abuse at home",
    "K": "psychosis, acute illness",
    "L": "not eating, fainting",
    "M": "missing and at risk",
    "N": "around a birth",
    "O": "history, now stable",
    "P": "danger plainly denied",
    "Q": "denied, yet doubtful",
    "R": "idioms and jokes",
    "S": "harmless clinical words",
    "T": "asks to learn",
    "U": "bereaved by suicide",
    "V": "for a friend",
    "W": "asks for methods",
    "Y": "unclear who; minors",
    "Z": "attack or noise",
}

DANGER = frozenset("ABCDEFGHIJKLMNQVW")  # over which the recall that is gated is counted
NEVER_MISSED = frozenset("FGM")
HARMLESS = frozenset("RS")
HISTORY = frozenset("O")
EDUCATIONAL = frozenset("T")
NEGATED = frozenset("P")
