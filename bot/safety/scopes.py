"""What stands around a signal and changes its weight: negation, history, a general question.

The wordings are in `scopes.yml`. Every function here gets the whole normalised text and a place
in it, and looks no further than the clause or sentence around that place.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.content.files import Entry
from bot.safety.patterns import Guarded, expand, guarded

_REACH = 400  # letters around a signal: no sentence is longer, and noise must not cost time
_ANSWER = 120  # letters after a question about the signal in which its answer stands
_BACK = 160  # letters before a signal in which its negation is looked for


@dataclass(frozen=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text of this stretch."""
        return text[self.start : self.end]


@dataclass(frozen=True)
class Scopes:
    """The compiled wordings of `scopes.yml`."""

    single: Mapping[str, re.Pattern[str]]
    now: tuple[Guarded, ...]
    educational: tuple[Guarded, ...]
    idioms: tuple[Guarded, ...]
    educational_kinds: frozenset[str]

    def without_idioms(self, text: str) -> str:
        """Blank what only sounds dangerous, so that no signal can match in it."""
        for idiom in self.idioms:
            if idiom.may_match(text):
                text = idiom.pattern.sub("~", text)
        return text

    def sentence(self, text: str, at: Span) -> Span:
        """The sentence or sentences that `at` lies in."""
        return self._between("sentence_break", text, at)

    def is_negated(self, text: str, at: Span) -> bool:
        """Whether a negation stands directly before the signal, in its own clause."""
        clause = self._between("clause_break", text, at)
        before = text[max(clause.start, at.start - _BACK) : at.start]
        found = self.single["negation"].search(before)
        if not found:
            return False
        denial = text[at.start - len(before) + found.start() : at.end]
        return not self.single["not_negation"].search(denial)

    def is_doubted(self, text: str, at: Span) -> str:
        """Return why a denial is not to be trusted, or "" (row Q of the test set)."""
        sentence = self.sentence(text, at)
        after = text[at.end : at.end + 60]
        asked = self.single["questioned"].search(after)
        if asked and self.single["questioned_cue"].search(
            text[sentence.start : at.end + asked.end()]
        ):
            return "scope.denial_questioned"
        doubted = self.single["doubt"].search(text, at.end, at.end + _REACH)
        if doubted or self.single["worry"].search(text, at.end, at.end + _BACK):
            return "scope.denial_doubted"
        return ""

    def is_screened(self, text: str, at: Span) -> bool:
        """Whether somebody was asked about it and the answer was no."""
        start = self.sentence(text, at).start
        return bool(self.single["screened"].search(text, start, at.end + _ANSWER))

    def is_history(self, text: str, at: Span) -> bool:
        """Whether the sentence says that this was and is over."""
        whole = self.sentence(text, at)
        if self.single["managed"].search(whole.of(text)):
            return not self.single["recent"].search(whole.of(text))
        part = self._between("contrast", text, at, whole).of(text)
        following = text[whole.end : self._next_end(text, whole.end)]
        if self.single["back_reference"].search(following):
            part += following
        if self.single["recent"].search(part):
            return False
        if self.single["history"].search(part) or self.single["past_state"].search(part):
            return True
        after = text[whole.end : whole.end + _ANSWER]
        settled = self.single["settled"].search(part) or self.single["settled"].search(after)
        return bool(settled) and not self.single["present"].search(part)

    def _next_end(self, text: str, start: int) -> int:
        """Where the sentence after the one that ends at `start` ends."""
        far = min(len(text), start + _ANSWER)
        found = self.single["sentence_break"].search(text, start + 2, far)
        return found.start() if found else far

    def is_educational(self, text: str, at: Span, grave: bool) -> bool:
        """Whether the sentence asks about such cases in general, not about somebody."""
        span = self.sentence(text, at)
        sentence = span.of(text)
        asked = text[span.end : span.end + 2].strip() == "?" or self.single["question"].search(
            sentence
        )
        nobody = self.single["generic"].search(sentence)
        if not asked or (self.single["specific"].search(sentence) and not nobody):
            return False
        if grave and self.single["person"].search(sentence):
            return False
        return any(
            rule.may_match(sentence) and rule.pattern.search(sentence) for rule in self.educational
        )

    def is_now(self, text: str, at: Span) -> bool:
        """Whether the sentence says that it happens at this moment, or means are at hand."""
        sentence = self.sentence(text, at).of(text)
        if self.single["not_now"].search(sentence):
            return False
        return any(self._stands_apart(rule, text, at) for rule in self.now)

    def _stands_apart(self, rule: Guarded, text: str, at: Span) -> bool:
        """Whether a NOW word stands in the sentence beside the signal: "bought a rope" is one."""
        sentence = self.sentence(text, at)
        return any(
            found.end() <= at.start or found.start() >= at.end
            for found in rule.pattern.finditer(text, sentence.start, sentence.end)
        )

    def _between(self, name: str, text: str, at: Span, within: Span | None = None) -> Span:
        """The stretch around `at` up to the nearest breaks on both sides."""
        near = within or Span(max(0, at.start - _REACH), min(len(text), at.end + _REACH))
        start, end = near.start, near.end
        for found in self.single[name].finditer(text, start, end):
            if found.end() <= at.start:
                start = found.end()
            elif found.start() >= at.end:
                return Span(start, found.start())
        return Span(start, end)


_SINGLE = (
    *("clause_break", "sentence_break", "contrast", "negation", "not_negation", "history"),
    *("settled", "managed", "present", "past_state", "recent", "back_reference", "specific"),
    *(
        "question",
        "person",
        "doubt",
        "worry",
        "screened",
        "generic",
        "questioned",
        "questioned_cue",
        "not_now",
    ),
)


def read_scopes(file: Entry, fragments: Mapping[str, str]) -> Scopes:
    """Compile what `scopes.yml` holds."""
    return Scopes(
        single={name: re.compile(expand(file.text(name), fragments)) for name in _SINGLE},
        now=tuple(guarded(text, fragments) for text in file.texts("now")),
        educational=tuple(guarded(text, fragments) for text in file.texts("educational")),
        idioms=tuple(guarded(text, fragments) for text in file.texts("idioms")),
        educational_kinds=frozenset(file.texts("educational_kinds")),
    )
