"""Look up every phrase of our word lists in a message at once, with spaCy's PhraseMatcher."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from bot.content.files import Entry
from bot.entities.words import cut
from bot.safety.spelling import Spelling

_UNKNOWN = "…"  # takes the place of words in no list, so that no visitor's word stays in memory


@dataclass(frozen=True)
class Phrase:
    """Words that stand for something: of which kind, what they come to, and under what name."""

    kind: str
    value: str
    words: str
    cued: bool = False


@dataclass(frozen=True)
class Hit:
    """A phrase found in a message."""

    phrase: Phrase
    start: int
    end: int


class Phrases:
    """All phrases of all kinds, matched in one pass over a message's words."""

    def __init__(self, phrases: Iterable[Phrase], spelling: Spelling) -> None:
        """Cut each phrase as a message is cut, so that "medi-cal" and "medi cal" are one."""
        self._phrases, self._spelling = list(phrases), spelling
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab)
        self._known: set[str] = set()
        for number, phrase in enumerate(self._phrases):
            words = [word.plain for word in cut(phrase.words)]
            self._known.update(words)
            self._matcher.add(str(number), [Doc(self._vocab, words=words)])

    def find(self, text: str) -> Iterator[Hit]:
        """Every phrase in `text`; those that overlap are all given."""
        words = cut(text)
        plain = [self._as_listed(word.plain) for word in words]
        for key, first, end in self._matcher(Doc(self._vocab, words=plain)):
            phrase = self._phrases[int(self._vocab.strings[key])]
            yield Hit(phrase, words[first].start, words[end - 1].end)

    def _as_listed(self, word: str) -> str:
        """The word as our lists spell it; what they do not hold is not passed on."""
        if word in self._known:
            return word
        corrected = self._spelling.correct(word)
        return corrected if corrected in self._known else _UNKNOWN


def phrases_of(kind: str, entry: Entry, cued: bool = False) -> Iterator[Phrase]:
    """The phrases of a mapping from values to lists of phrases."""
    for value in entry.fields:
        for words in entry.texts(str(value)):
            yield Phrase(kind, str(value), words, cued)
