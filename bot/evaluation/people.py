"""Say the same of somebody else: another relative, the other sex, oneself."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.content.files import Entry, read_yaml
from bot.evaluation.heldout import Cry

WORDS = Path(__file__).with_name("twins.yml")
_BEGINNING = re.compile(r"(?:^|[.!?\n])[\s\"]*$")
_CLAUSE = re.compile(r"[^.!?;\n]*")
_SAYS = r"(?:just |also )?(?:says|said|say|told me|tells me|keeps saying|thinks|wrote)(?: that)?"
_ADVERBS = ("", "just ", "really ", "still ", "also ", "even ", "sometimes ")
_CHANGES = {"do": "does", "don't": "doesn't", "dont": "doesnt", "have": "has", "am": "is"}
_MINE = {"my": "her", "me": "her", "myself": "herself", "mine": "hers"}
_HERS = {"his": "my", "him": "me", "himself": "myself", "hisself": "myself", "herself": "myself"}


@dataclass(frozen=True)
class Reworder:
    """Puts other words in the place of some, in the case in which they stood."""

    words: Mapping[str, str]
    pattern: re.Pattern[str]
    after_her: re.Pattern[str]
    her: str = ""  # what "her" becomes before a noun, a blank, and what elsewhere

    def reword(self, text: str) -> str:
        """Return `text` with every known word replaced."""
        return self.pattern.sub(lambda found: self._new(found, text), text)

    def _new(self, found: re.Match[str], text: str) -> str:
        old = found.group()
        new = self.words.get(old.lower(), "")
        if not new:
            before_noun, _, alone = self.her.partition(" ")
            new = alone if self.after_her.match(text, found.end()) else before_noun
        if old.isupper() and len(old) > 1:
            return new.upper()
        begins = old[0] != "I" or _BEGINNING.search(text, 0, found.start())
        return new[0].upper() + new[1:] if old[0].isupper() and begins else new


@dataclass(frozen=True)
class People:
    """The ways to speak of somebody else."""

    relatives: Reworder
    spanish: Reworder
    other_sex: Reworder
    she_for_i: Reworder
    i_for_them: Reworder
    told: re.Pattern[str]

    def swap(self, cry: Cry, rng: random.Random) -> str:
        """Return the line said of another; as it was where there is nobody to exchange."""
        text = cry.text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        ways = [self.spanish.reword(text)]
        if cry.language == "en":
            ways = [self.relatives.reword(text), self.other_sex.reword(text), self._of_me(text)]
        if cry.language == "en" and cry.category == "B":
            ways.append(self.she_for_i.reword(text))
        return rng.choice([way for way in ways if way != text] or [cry.text])

    def _of_me(self, text: str) -> str:
        """Of oneself: "my son says he wants to die" is "I want to die"; the rest stays."""
        told = self.told.search(text)
        if told is None:
            return text
        clause = _CLAUSE.match(text, told.end())
        end = clause.end() if clause else len(text)
        return text[: told.start()] + self.i_for_them.reword(text[told.end() : end]) + text[end:]


@lru_cache(maxsize=1)
def load_people() -> People:
    """Read the words once, on first use."""
    file = read_yaml(WORDS)
    after = re.compile(rf"\s*(?:$|[^\w\s]|(?:{'|'.join(file.text('after_her').split())})\b)")
    same, spanish, other = (
        _pairs(file, name) for name in ("same_sex", "same_sex_spanish", "other_sex")
    )
    verbs = {verb: f"{verb}s" for verb in file.text("verbs").split()} | _CHANGES
    verbs |= {"cry": "cries"}
    inflected = [(f"{a}{plain}", f"{a}{s}") for a in _ADVERBS for plain, s in verbs.items()]
    she = {f"i {plain}": f"she {s}" for plain, s in inflected}
    she |= {"i'm": "she's", "im": "shes", "i've": "she's", "ive": "shes"}
    she |= {"do i": "does she", "i": "she", **_MINE}
    me = {f"{who} {s}": f"I {plain}" for who in ("he", "she") for plain, s in inflected}
    for who in ("he", "she"):
        me |= {f"{who}'s": "I'm", f"{who}s": "I'm", f"{who} was": "I was", who: "I"}
    kin = "|".join([*same, "mom", "dad", "kid", "child"])
    said = rf"\b(?:my|our) (?:{kin}) {_SAYS} (?=(?:he|she|hes|shes)\b)"
    both = other | {new: old for old, new in other.items()} | {"him": "her", "his": "her"}
    return People(
        relatives=_reworder(same, after),
        spanish=_reworder(spanish, after),
        other_sex=_reworder(both, after, "his him"),
        she_for_i=_reworder(she, after),
        i_for_them=_reworder(me | _HERS, after, "my me"),
        told=re.compile(said, re.IGNORECASE),
    )


def _pairs(file: Entry, key: str) -> dict[str, str]:
    entry = file.entry(key)
    return {str(name): entry.text(name) for name in entry.fields}


def _reworder(words: Mapping[str, str], after_her: re.Pattern[str], her: str = "") -> Reworder:
    known = sorted([*words, *(["her"] if her else [])], key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, known))})(?!\w)", re.IGNORECASE)
    return Reworder(words, pattern, after_her, her)
