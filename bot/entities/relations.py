"""Who needs care: "my son", "our daughter", "hubby", or the one who writes."""

import re
from collections.abc import Iterable, Iterator

from bot.entities.found import Found
from bot.entities.lexicon import Lexicon
from bot.entities.phrases import Hit, Phrase


class Relations:
    """Finds kin words, each by itself: "my wife's" gives "wife", where a name may follow."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the word list, and compile what makes the writer the one who needs care."""
        self._lexicon = lexicon
        self._self = tuple(re.compile(p, re.IGNORECASE) for p in lexicon.file.texts("self"))

    @property
    def pattern(self) -> str:
        """A pattern for any kin word, for those who look at what stands beside one."""
        words = {phrase.words for phrase in self.phrases() if not phrase.cued}
        together = "|".join(sorted(words, key=lambda word: (-len(word), word)))
        return rf"(?:{together})".replace(" ", "[ -]")

    def phrases(self) -> Iterator[Phrase]:
        """The phrases to look up."""
        return self._lexicon.phrases()

    def find(self, text: str, hits: Iterable[Hit]) -> Iterator[Found]:
        """Every relation among the hits, and the writer where they mean themselves."""
        yield from self._lexicon.find(text, hits)
        for pattern in self._self:
            for said in pattern.finditer(text):
                yield Found("relation", *said.span("self"), "self")
