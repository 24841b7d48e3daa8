"""Bring what people type to one plain form, so that the rules need to know only plain words.

Danger is often written around filters ("su1cide", "k!ll", "s u i c i d e", Cyrillic letters) or in
haste ("wnts to dye", "kill him self"). Each step below undoes one of these. Steps that could
damage ordinary text act only when the outcome is a word of the vocabulary in `words.yml`.
Nothing here fails on any input (the safety research, section 12, rows D and Z).
"""

import re
import unicodedata

from bot.safety.words import Words, load_words

# Longer messages are scanned at both ends only: 12,000 characters are four pages of typing.
SCANNED_AT_EACH_END = 6_000
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_SPACED = re.compile(
    r"(?<![^\W_])(?<!')(?:[^\W_](?P<gap>[ .\-_*~|/+]{1,3})){2,}[^\W_](?![^\W_])(?!')"
)
_WORD_BREAK = re.compile(r" {2,}| ?[/|] ?")
_CHUNK = re.compile(r"\S+")
_INNER = re.compile(r"[^\W_][^\w\s'][^\W_]|[^\W\d_]\d|\d[^\W\d_]|\$[^\W\d_]|@[^\W\d_]|_|[*]")
_EDGES = "\"'`.,;:?()[]{}<>~#-_=+"
_RUN = re.compile(r"([^\W\d_])\1{2,}")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?,;:\n]+")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LATIN = re.compile(r"[a-z]")


def normalise(text: str) -> str:
    """Return `text` in plain lower-case words, with , . ! ? and line breaks as words of their own.

    Accents stay, because they tell Spanish words apart; see `unaccented`.
    """
    words = load_words()
    text = capped(_letters(capped(text), words))  # some signs stand for a whole word
    text = _SPACED.sub(lambda found: _join_letters(found.group(), words), text)
    if _INNER.search(text):
        text = _CHUNK.sub(lambda found: _decode_chunk(found.group(), words), text)
    tokens = [_plain_token(token, words) for token in _TOKEN.findall(text)]
    return words.rewrite_phrases(" ".join(tokens))


def capped(text: str) -> str:
    """Return the part of `text` that is scanned: all of it, or its first and last part."""
    if len(text) <= 2 * SCANNED_AT_EACH_END:
        return text
    return f"{text[:SCANNED_AT_EACH_END]}\n{text[-SCANNED_AT_EACH_END:]}"


def unaccented(text: str) -> str:
    """Return a copy without accents: half of all Spanish chat is typed without them."""
    if text.isascii():
        return text
    return _without_marks(unicodedata.normalize("NFD", text))


def _without_marks(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def _letters(text: str, words: Words) -> str:
    """One alphabet, one case, no invisible letters, emoji that mean something as words."""
    if text.isascii():
        return text.lower()
    text = _INVISIBLE.sub("", text).translate(words.emoji)
    text = _without_marks(unicodedata.normalize("NFKC", text)).lower()
    text = _without_marks(unicodedata.normalize("NFKC", text)).translate(words.quotes)
    if _FOREIGN.search(text):
        text = _CHUNK.sub(lambda found: _latin(found.group(), words), text)
    return text


def _latin(chunk: str, words: Words) -> str:
    """Read Cyrillic and Greek look-alikes as Latin, but leave real Russian or Greek words alone."""
    read = chunk.translate(words.lookalikes)
    if _LATIN.search(chunk) or words.knows(read.strip(_EDGES + "!")):
        return read
    return chunk


def _join_letters(spaced: str, words: Words) -> str:
    """Join "s u i c i d e" and, where the gaps or the vocabulary tell, several words at once."""
    pieces = _WORD_BREAK.split(spaced)
    joined = [re.sub(r"[\W_]", "", piece) for piece in pieces]
    if len(pieces) == 1 or any(len(word) == 1 for word in joined if word not in "ai"):
        joined = ["".join(joined)]
    return " ".join(words.segment(word, shortest=4, spaced=True) or word for word in joined)


def _decode_chunk(chunk: str, words: Words) -> str:
    """Undo digits and signs inside one word, if that makes a word of the vocabulary."""
    if not _INNER.search(chunk):
        return chunk
    core = chunk.strip(_EDGES)
    for reading in words.readings(core.rstrip("!") if words.ends_plain(core) else core):
        if words.knows(reading):
            return chunk.replace(core, reading)
    return chunk


def _plain_token(token: str, words: Words) -> str:
    if token[0] in ".!?,;:\n":
        return "\n" if "\n" in token else token[-1] if "?" not in token else "?"
    token = _RUN.sub(lambda found: _shorten(found, token, words), token)
    return words.plain(token)


def _shorten(run: re.Match[str], token: str, words: Words) -> str:
    """Return the letter once or twice: "killlll" has two l, "dieee" one e, says the vocabulary."""
    letter = run.group(1)
    doubled = _RUN.sub(r"\1\1", token)
    return letter * 2 if words.knows(doubled) or doubled in words.glue else letter
