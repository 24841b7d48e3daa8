"""Check every answer against the house rules, before a caregiver can read it."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.content.answers import Answer
from bot.content.banned import Banned, load_banned
from bot.content.figures import ALWAYS_ALLOWED, figures, figures_listed
from bot.content.reading import grade, word_count
from bot.content.sources import Source

MAX_GRADE = 8.0
MAX_WORDS = 90
MAX_BUBBLES = 2
BUTTONS = range(2, 4)

_TOPIC = "faq/"
_STRAY_BLANK = re.compile(r"\A\s|\s\Z|\n[ \t]*\n[ \t]*\n|\n[ \t]+\n")
_PERIOD = re.compile(r"([1-9]\d?) (day|week|month|year)s?")
_PAYLOAD = re.compile(r"b:([a-z_]+)")


@dataclass(frozen=True)
class Finding:
    """One thing to mend in one answer, in a plain sentence."""

    answer: str
    rule: str
    message: str


@dataclass(frozen=True)
class _Context:
    sources: Mapping[str, Source]
    next_steps: frozenset[str]
    banned: Sequence[Banned]
    today: date


def check(
    answers: Sequence[Answer],
    sources: Mapping[str, Source],
    today: date,
    trained: frozenset[str],
) -> list[Finding]:
    """Everything to mend; `trained` names the topics and intents that have examples."""
    keys = {answer.key for answer in answers}
    intents = {name for name in trained if "/" not in name}
    next_steps = frozenset(intents | {key.removeprefix(_TOPIC) for key in keys})
    context = _Context(sources, next_steps, load_banned(), today)
    findings = [
        Finding(answer.key, rule, message)
        for answer in _with_continuations(answers)
        for rule, broken in _RULES.items()
        for message in broken(answer, context)
    ]
    return findings + list(_unpaired(keys, trained))


def _with_continuations(answers: Iterable[Answer]) -> Iterator[Answer]:
    for answer in answers:
        yield answer
        if answer.continued:
            yield answer.continued


def _unpaired(keys: Iterable[str], trained: frozenset[str]) -> Iterator[Finding]:
    topics = {name for name in trained if name.startswith(_TOPIC)}
    for key in sorted(topics.difference(keys)):
        yield Finding(key, "twins", "The topic has examples but no answer.")
    for key in sorted(set(keys) - topics):
        yield Finding(key, "twins", "The answer has no examples that lead to it.")


def _sources_known(answer: Answer, context: _Context) -> Iterator[str]:
    if not answer.sources:
        yield "It cites no source."
    for name in answer.sources:
        if name not in context.sources:
            yield f"It cites {name}, which data/sources.yml does not have."


def _review_due(answer: Answer, context: _Context) -> Iterator[str]:
    period = _PERIOD.fullmatch(answer.review_in)
    if not period:
        yield f'review_in is {answer.review_in!r}; write a number and a unit, such as "6 months".'
    elif (due := _later(answer.reviewed, int(period[1]), period[2])) < context.today:
        yield f"Its review was due on {due} (last reviewed {answer.reviewed})."
    if answer.reviewed > context.today:
        yield f"Its review date {answer.reviewed} lies in the future."


def _later(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _easy_to_read(answer: Answer, _: _Context) -> Iterator[str]:
    for number, bubble in enumerate(answer.bubbles, start=1):
        if (score := grade(bubble)) > MAX_GRADE:
            yield f"Bubble {number} reads at grade {score:.1f}; {MAX_GRADE:.0f} is the most."


def _short(answer: Answer, _: _Context) -> Iterator[str]:
    for number, bubble in enumerate(answer.bubbles, start=1):
        if (words := word_count(bubble)) > MAX_WORDS:
            yield f"Bubble {number} has {words} words; {MAX_WORDS} is the most."


def _few_bubbles(answer: Answer, _: _Context) -> Iterator[str]:
    if (count := len(answer.bubbles)) > MAX_BUBBLES:
        yield f"It has {count} bubbles; {MAX_BUBBLES} is the most."


def _no_stray_blank(answer: Answer, _: _Context) -> Iterator[str]:
    if _STRAY_BLANK.search(answer.text):
        yield "It begins or ends with a blank, or has more than one empty line between bubbles."


def _one_variant(answer: Answer, _: _Context) -> Iterator[str]:
    if answer.variants > 1:
        yield f"It has {answer.variants} variants; a reviewed answer has one."


def _wording(answer: Answer, context: _Context) -> Iterator[str]:
    for banned in context.banned:
        for words in banned.matches(answer.text):
            yield f"It says {words!r}: {banned.reason}."


def _figures_sourced(answer: Answer, context: _Context) -> Iterator[str]:
    cited = [context.sources[name] for name in answer.sources if name in context.sources]
    supported = figures_listed(line for source in cited for line in source.figures)
    for figure in sorted(figures(answer.text) - supported - ALWAYS_ALLOWED):
        yield _unsupported(figure, cited, context.sources.values())


def _unsupported(figure: str, cited: Sequence[Source], sources: Iterable[Source]) -> str:
    everywhere = [*cited, *sources]
    verified = [source.id for source in everywhere if figure in figures_listed(source.figures)]
    unverified = [source.id for source in everywhere if figure in figures_listed(source.unverified)]
    if unverified and not verified:
        return f"{figure} is listed only as unverified (by {unverified[0]})."
    where = f"; {verified[0]} lists it" if verified else ""
    return f"No cited source lists {figure}{where}."


def _next_steps(answer: Answer, context: _Context) -> Iterator[str]:
    if (count := len(answer.buttons)) not in BUTTONS:
        yield f"It should have 2 or 3 buttons, and has {count}."
    for button in answer.buttons:
        payload = _PAYLOAD.fullmatch(button.payload)
        if not payload or payload[1] not in context.next_steps:
            yield f"The button {button.title!r} leads to {button.payload!r}, which does not exist."


def _own_topic(answer: Answer, _: _Context) -> Iterator[str]:
    if answer.topic != answer.key:
        yield f"metadata.topic is {answer.topic!r}; it should be {answer.key!r}."


_RULES: Mapping[str, Callable[[Answer, _Context], Iterator[str]]] = {
    "sources": _sources_known,
    "review": _review_due,
    "reading": _easy_to_read,
    "length": _short,
    "bubbles": _few_bubbles,
    "blank lines": _no_stray_blank,
    "one variant": _one_variant,
    "wording": _wording,
    "figures": _figures_sourced,
    "buttons": _next_steps,
    "topic": _own_topic,
}
