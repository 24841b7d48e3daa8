"""What is said when someone may be in danger: the reply checks of the safety research.

They are set out in its sections 2, 4, 5 and 12. A reply gives no number that `contacts.yml` lacks.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from bot.content.answers import Answer, Button
from bot.content.files import Entry, read_yaml
from bot.content.reading import word_count
from bot.content.sources import load_sources
from bot.paths import DATA
from bot.safety.tiers import KINDS, Tier

WHERE = DATA
FILES = sorted((WHERE / "safety").glob("*.yml"))
SOURCES = load_sources(DATA)

MAX_GRADE = 6.0
MAX_BUBBLES = 2
MAX_WORDS = {Tier.NOW: 60, Tier.RISK: 90, Tier.CONTEXT: 60}
SPANISH_TAKES_MORE = 1.1
SEEN_AT_ONCE = 200
MOST_ALIKE = 80
MAX_SENTENCE = 20
SHORT_SENTENCE = 7
A_QUARTER = timedelta(days=92)
HOUSE_RULES = {"sources", "review", "wording", "figures", "blank lines", "one variant"}

NEVER_NOW = {"method_seeking", "bereaved"}
ASK_THE_WRITER = {"bereaved", "me"}
RISK = ("utter_crisis", *(f"utter_crisis_{kind}" for kind in (*KINDS, "me")))
NOW = tuple(f"{name}_now" for name in RISK if name.removeprefix("utter_crisis_") not in NEVER_NOW)
TOLD_AGAIN = ("utter_crisis_again", "utter_crisis_once_more")
NOW_TOLD_AGAIN = ("utter_crisis_now_again", "utter_crisis_now_once_more")
NOT_NOW = ("utter_crisis_not_now", "utter_crisis_not_now_again")
MISREAD, CARE_LINE = "utter_crisis_misread", "utter_care_line"
ENGLISH = (*RISK, *NOW, *TOLD_AGAIN, *NOW_TOLD_AGAIN, *NOT_NOW, MISREAD, CARE_LINE)

# What a reply says, in English or in Spanish.
CALLS = r"\bcall\b|\bllam(?:e|ar)\b"
TEXTS = r"\btext\b|\b(?:texto|mensaje)\b"
A_TRUSTED_PERSON = (
    r"\bsomeone you trust\b|\b(?:friend|family|neighbor)\b|\bde confianza\b|\bamig[ao]"
)
A_PROFESSIONAL = r"\b(?:doctor|program)\b|\bm[eé]dic[oa]\b|\bprograma\b"
CARES = r"\byou matter\b|\bfor you\b|\busted también\b|\busted (?:nos )?importa\b|\bpara usted\b"
AUTOMATED = r"\bautomated\b|\bnot a person\b|\bautom[aá]tic[oa]\b|\bno soy una persona\b"
CANNOT_CALL = r"\bcannot (?:make calls|call)\b|\bno puedo (?:llamar|hacer llamadas)\b"
STILL_HERE = r"\bstill here\b|\baquí sigo\b|\bsigo aquí\b"
NEAR = r"\bstay\b|\bdo not leave\b|\bquéde|\bno (?:la |lo )?deje|\bacompañ"
OUT_FIRST = r"\b(?:get out|leave) first\b|\bif you are not safe, go\b|\bsalga\b|\bsalir\b"
KEY_FOR_SPANISH = r"\b988\b[^.]*\boprim(?:a|ir) 2\b"
ANOTHER_PERSON = r"\bgo to another person\b|\bcon otra persona\b"
WEAPONS = r"\bweapons?\b|\barmas?\b"
MEDICINES = r"\bmedicines?\b|\bmedicinas?\b|\bmedicamentos?\b"
FOR_NOW = r"\bfor now\b|\bpor ahora\b"
NALOXONE = r"\bnaloxon[ea]\b"
EMERGENCY_ROOM = r"\bemergency room\b|\bsala de (?:emergencias|urgencias)\b"
POISON_HELP, DV_HOTLINE = r"1-800-222-1222", r"1-800-799-7233\b.*\bSTART\b.*\b88788"
MATERNAL_LINE = r"1-833-852-6262"

OF_THE_KIND = {
    "overdose": (POISON_HELP, NALOXONE, "911"),
    "violence": (DV_HOTLINE, "911", WEAPONS, r"\byour safety\b|\bsu (?:propia )?seguridad\b"),
    "abuse": (DV_HOTLINE, "911", r"\bblame\b|\bculp", r"\bunsafe\b|\bhablar\b"),
    "psychosis": (EMERGENCY_ROOM, "911"),
    "medical": (EMERGENCY_ROOM, "911", POISON_HELP),
    "eating": (EMERGENCY_ROOM, "911"),
    "missing": (r"\A[^.]*911\b", r"\bdo not need to wait\b|\besperar\b"),
    "perinatal": (MATERNAL_LINE, "911", NEAR),
    "method_seeking": (POISON_HELP, MEDICINES, r"\bwho is this about\b|\bqui[eé]n\b"),
    "bereaved": (r"\byour loss\b|\bpérdida\b",),
    "self_harm": ("911", r"\bgentle\b|\bcalma\b|\bsuave|\bcariño\b"),
    "suicide": ("911", WEAPONS, MEDICINES, FOR_NOW),
    "me": ("911", WEAPONS, MEDICINES, FOR_NOW),
}
OF_THE_KIND_NOW = {
    "overdose": (POISON_HELP, NALOXONE),
    "medical": (POISON_HELP, NALOXONE),
    "abuse": (DV_HOTLINE,),
    "psychosis": (EMERGENCY_ROOM,),
    "eating": (EMERGENCY_ROOM,),
    "perinatal": (r"\bbaby\b|\bbebé\b",),
}
AFTER_A_DENIAL = (
    A_TRUSTED_PERSON,
    A_PROFESSIONAL,
    r"\bsafety plan\b|\bplan de seguridad\b",
    WEAPONS,
    MEDICINES,
    FOR_NOW,
    r"\bany time\b|\bcualquier momento\b|\bcuando (?:quiera|lo necesite)\b",
    r"\bgo on with your questions\b|\bsus preguntas\b",
)

# What no reply says: a method, a promise asked or given, a verdict, a scolding, a person's life.
FORBIDDEN = re.compile(
    r"""
    \b(?:guns?|firearms?|rifles?|pistols?|bullets?|kni(?:fe|ves)|blades?|razors?|ropes?|noose
    |pills?|tablets?|bottles?|bridges?|roofs?|rails?|trains?|hang(?:s|ed|ing)?|jump\w*|drown\w*
    |cut(?:s|ting)?|slit|shoot\w*|stab\w*|dos(?:e|es|age)|lethal|deadly|fatal|milligrams?|mg
    |pistolas?|escopetas?|balas?|cuchill\w+|navajas?|sogas?|cuerdas?|pastillas?|píldoras?|frascos?
    |puentes?|techos?|azoteas?|ahorc\w+|salt(?:a|e|ar|ó)|tirarse|ahog\w+|apuñal\w+|dispar\w+
    |cort(?:a|an|e|es|ar|arse|ó)|dosis|miligramos?|mortal(?:es)?|letal(?:es)?)\b
    | \bcommit\w* | \bcometi\w* | \bepidemic | \bepidemia
    | \bpromis\w* | \bpromet\w* | \bprome[st]as? | \bswear\b | \bjur[aeo]\b
    | \bguarantee | \bgarantiz
    | \bshould\ have\b | \byou\ must\b | \byour\ fault\b | \bselfish\b | \bcalm\ down\b
    | \bdeb(?:ió|ería\ haber)\b | \busted\ (?:debe|tiene\ que)\b | \bsu\ culpa\b | \begoísta
    | \bc[aá]lmese\b | \btranquilícese\b | \bloc[oa]s?\b | \bva\ a\ estar\ bien\b
    | \b(?:consumad|fallid|frustrad|exitos)[oa]s?\b
    | \b(?:bipolar|schizo\w+|psychotic|psychosis|depress\w+|anorexi\w+|bulimi\w+|addicts?)\b
    | \b(?:esquizo\w+|psic[oó]tic\w+|psicosis|depresi\w+|adict[oa]s?)\b
    | \bI\ am\ a\ (?:person|human|counselor|nurse|doctor)\b | \bas\ a\ (?:mother|father|parent)\b
    | \bsoy\ una?\ (?:humano|consejer[oa]|enfermer[oa]|m[eé]dic[oa])\b
    | \bcan(?:no|')t\ (?:discuss|talk\ about)\b | \bno\ puedo\ hablar\ de\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
INVITES_NO = re.compile(
    r"\b(?:not|n't|no)\b[^.?]*,? ¿?(?:right|is it|are you|are they|do they|verdad|cierto|no)\?"
    r"|\b(?:aren't|isn't|don't|doesn't) (?:you|they|he|she|anyone)\b"
    r"|\b(?:are not|is not) (?:thinking|in danger)\b|, ¿?(?:right|verdad|cierto)\?"
    r"|¿(?:[^?]* )?no (?:est[aá]n?|piensan?|corren?|quieren?|van? a)\b|¿(?:verdad|cierto) que no\b",
    re.IGNORECASE,
)
# Under such a question the button "Not right now" would be pressed by one who is not safe.
ANSWERED_THE_WRONG_WAY = re.compile(
    r"\b(?:safe|safely|okay|ok|fine|well|awake|alright)\b"
    r"|\b(?:a salvo|segur[oa]s?|bien|despiert[oa])\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\b(?:[\w-]+\.)+(?:com|edu|gov|net|org|us)\b|\d[\d-]*")
QUESTION = re.compile(r"[^.?!:\n]*\?")

# Whom a Spanish question is about: without one of these its verb would ask the writer.
WHOM = re.compile(r"\besa persona\b|\balguien\b|\busted\b|\bqui[eé]n\b", re.IGNORECASE)
# Forms of tú, vos and vosotros, among them the commands that these replies give to usted.
NOT_USTED = re.compile(
    r"\b(?:tú|tus?|ti|te|contigo|tuy[oa]s?|vos|vosotr[oa]s|os|vuestr[oa]s?|eres|estás|puedes"
    r"|tienes|quieres|llama|llamá|manda|mandá|oprime|quédate|habla con|avisa|pide|aleja|aléjate"
    r"|dile|diles|dime|vete|ve a|corres|sientes|piensas)\b",
    re.IGNORECASE,
)
# These would call the writer a man or a woman.
GENDERED = re.compile(
    r"\b(?:asustad|bienvenid|cansad|list|preocupad|segur|sol|tranquil)[oa]\b",
    re.IGNORECASE,
)


def replies() -> Iterator[tuple[str, Path, list[Entry]]]:
    for path in FILES:
        responses = read_yaml(path).entry("responses")
        for name in responses.fields:
            yield str(name), path, list(responses.entries(name))


def answer(name: str, path: Path, variants: list[Entry]) -> Answer:
    metadata = variants[0].entry("metadata")
    return Answer(
        key=name,
        text=variants[0].text("text"),
        buttons=tuple(
            Button(button.text("title"), button.text("payload"))
            for button in variants[0].entries("buttons")
        ),
        title=metadata.text("title"),
        topic="",
        sources=metadata.texts("sources"),
        reviewed=metadata.day("reviewed"),
        review_in=metadata.text("review_in"),
        reviewer=metadata.text("reviewer"),
        path=path,
        variants=len(variants),
    )


REPLIES = {name: answer(name, path, variants) for name, path, variants in replies()}
SPANISH = [name for name in REPLIES if name.endswith("_es")]
METADATA = {name: variants[0].entry("metadata").fields for name, _, variants in replies()}
CONTACTS = list(read_yaml(WHERE / "contacts.yml").named("contacts"))


def english(name: str) -> str:
    return name.removesuffix("_es")


def said(names: Iterable[str]) -> list[str]:
    """The names that there are words for, each followed by its Spanish twin."""
    return [each for name in names for each in (name, f"{name}_es") if each in REPLIES]


def says(name: str, *patterns: str) -> bool:
    text = REPLIES[name].text
    return all(re.search(pattern, text, re.IGNORECASE | re.DOTALL) for pattern in patterns)


def payloads(name: str) -> list[str]:
    return [button.payload for button in REPLIES[name].buttons]


def tier(name: str) -> Tier:
    if english(name) == CARE_LINE:
        return Tier.CONTEXT
    return Tier.NOW if english(name) in (*NOW, *NOW_TOLD_AGAIN) else Tier.RISK


def of_the_kind(names: Iterable[str], table: dict[str, tuple[str, ...]]) -> list[str]:
    return [name for name in said(names) if kind_of(name) in table]


def kind_of(name: str) -> str:
    return english(name).removesuffix("_now").removeprefix("utter_crisis").removeprefix("_")


def sentences(name: str) -> set[str]:
    """The sentences that are long enough to be noticed when they come again."""
    parts = re.split(r"(?<=[.?:])\s+(?:- )?", REPLIES[name].text)
    return {part for part in parts if word_count(part) > SHORT_SENTENCE}


def numbers(text: str) -> set[str]:
    return {number.rstrip("-") for number in NUMBER.findall(text)}
