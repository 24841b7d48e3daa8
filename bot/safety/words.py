"""The words behind `normalise`: slang, misspellings, contractions, emoji and look-alikes.

They live in `words.yml`; this module only looks them up.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from pathlib import Path

from bot.content.files import Entry, read_yaml
from bot.safety.spelling import Spelling

_FILE = Path(__file__).with_name("words.yml")
_SPELLING = Path(__file__).with_name("spelling.yml")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_READINGS = 24  # of one word full of digits and signs: enough for every real one
_LONGEST_SEGMENTED = 60
_SHORTEST_SEGMENTED = 7
_SHORTEST_CORRECTED = 3
_FIRST = ("suic", "kill")  # what people mask most: s*****e is no seizure


@dataclass(frozen=True)
class Words:
    """Everything `normalise` looks up."""

    vocabulary: frozenset[str]
    glue: frozenset[str]
    plain_words: Mapping[str, str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    emoji: dict[int, str]
    lookalikes: dict[int, str]
    quotes: dict[int, str]
    signs: Mapping[str, str]
    spelling: Spelling
    contractions: Spelling

    def knows(self, word: str) -> bool:
        """Whether a rule may be waiting for this word, spelt so or nearly so."""
        return word in self.vocabulary or word in self.plain_words

    def plain(self, token: str) -> str:
        """Slang, contractions and misspellings as plain words; other words stay as they are."""
        known = self.plain_words.get(token)
        if known is not None:
            return known
        if token.endswith("'s"):
            return self.plain(token[:-2])
        if "'" in token:
            meant = self.contractions.correct(token)
            if meant != token:
                return self.plain_words[meant]
            token = token.replace("'", "")
        if token in self.vocabulary or len(token) < _SHORTEST_CORRECTED:
            return self.plain_words.get(token, token)
        corrected = self.spelling.correct(token)
        if corrected != token or token in self.spelling.real:
            return corrected
        return self.segment(token) or self.plain_words.get(token, token)

    def rewrite_phrases(self, text: str) -> str:
        """What takes several words to see: "him self", "want to dye", "sue aside"."""
        for pattern, plain in self.phrases:
            text = pattern.sub(plain, text)
        return text

    def readings(self, word: str) -> Iterator[str]:
        """The words that digits, signs, masks and dots inside `word` may stand for."""
        yield _NOT_LETTERS.sub("", word)
        if "*" in word or "#" in word:
            yield from self._unmasked(word)
        choices = [self.signs.get(letter, letter) for letter in word[:_LONGEST_SEGMENTED]]
        for reading in islice(product(*choices), _READINGS):
            yield _NOT_LETTERS.sub("", "".join(reading))

    def ends_plain(self, word: str) -> bool:
        """Whether a "!" at the end of `word` is only an exclamation mark."""
        return word.endswith("!") and word.rstrip("!").isalnum()

    def segment(self, run: str, shortest: int = _SHORTEST_SEGMENTED, spaced: bool = False) -> str:
        """Return the words of "iwanttodie", or "" if it is not made of known words only."""
        if run in self.vocabulary or not shortest <= len(run) <= _LONGEST_SEGMENTED:
            return self.plain_words.get(run, run) if self.knows(run) else ""
        best: list[list[str] | None] = [[]] + [None] * len(run)
        for end in range(1, len(run) + 1):
            for start in range(max(0, end - 14), end):
                before, word = best[start], run[start:end]
                if before is None or not self._may_stand(word, spaced):
                    continue
                now = best[end]
                if now is None or len(before) + 1 < len(now):
                    best[end] = [*before, word]
        found = best[-1] or []
        telling = spaced or any(word in self.vocabulary for word in found)
        return " ".join(found) if telling else ""

    def _may_stand(self, word: str, spaced: bool) -> bool:
        if word in self.vocabulary or word in self.glue:
            return True
        return spaced and word in self.spelling.known

    def _unmasked(self, word: str) -> Iterator[str]:
        mask = re.compile(re.sub(r"[*#]", ".", re.sub(r"[^\w*#]", "", word)))
        if sum(letter.isalpha() for letter in word) >= 2:
            known = sorted(self.vocabulary, key=lambda word: (not word.startswith(_FIRST), word))
            yield from (word for word in known if mask.fullmatch(word))


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Read `words.yml` once, on first use."""
    file = read_yaml(_FILE)
    vocabulary = frozenset(file.text("vocabulary").split())
    spelling = read_yaml(_SPELLING)
    real = frozenset(spelling.text("real_words").split())
    plain_words = {**_pairs(file, "misspelt"), **_pairs(file, "plain")}
    return Words(
        vocabulary=vocabulary,
        glue=frozenset(file.text("glue").split()),
        plain_words=plain_words,
        phrases=tuple(
            (re.compile(entry.text("say")), entry.text("as")) for entry in file.entries("phrases")
        ),
        emoji={ord(sign): f" {word} " for sign, word in _pairs(file, "emoji").items()},
        lookalikes={ord(sign): letter for sign, letter in _pairs(file, "lookalikes").items()},
        quotes={ord(sign): "'" for sign in file.text("quotes")},
        signs=_pairs(file, "signs"),
        spelling=Spelling(vocabulary, real, spelling.text("pattern_words")),
        contractions=Spelling((word for word in plain_words if "'" in word), frozenset()),
    )


def _pairs(file: Entry, key: str) -> dict[str, str]:
    """A mapping of texts; a value may list several spellings: `suicide: sucide suicde`."""
    entry = file.entry(key)
    if key != "misspelt":
        return {str(name): entry.text(name) for name in entry.fields}
    return {wrong: name for name in entry.fields for wrong in entry.text(name).split()}
