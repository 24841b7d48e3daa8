"""Misspell training lines the way thumbs do, so that misspelt messages are understood."""

import random

_NEIGHBOURS = {
    "a": "qsz", "b": "vgn", "c": "xdv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht",
    "h": "gjy", "i": "uok", "j": "hku", "k": "jli", "l": "ko", "m": "nj", "n": "bmh",
    "o": "ipl", "p": "ol", "q": "wa", "r": "etf", "s": "adw", "t": "ryg", "u": "yij",
    "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xa",
}  # fmt: skip


def misspell(text: str, typos: int, rng: random.Random) -> str:
    """Return `text` with up to `typos` slips: a letter swapped, dropped, doubled or beside its key.

    Only letters inside words of four or more are touched, as people mistype long words.
    """
    letters = list(text)
    places = [i for i in range(1, len(letters) - 1) if _inside_long_word(letters, i)]
    for place in sorted(rng.sample(places, min(typos, len(places))), reverse=True):
        letters[place : place + 2] = _slip(letters[place], letters[place + 1], rng)
    return "".join(letters)


def _inside_long_word(letters: list[str], place: int) -> bool:
    window = letters[max(0, place - 1) : place + 3]
    return len(window) == 4 and all(letter.isalpha() for letter in window)


def _slip(letter: str, following: str, rng: random.Random) -> list[str]:
    kind = rng.choice(("swap", "drop", "double", "neighbour"))
    if kind == "swap":
        return [following, letter]
    if kind == "drop":
        return [following]
    if kind == "double":
        return [letter, letter, following]
    return [rng.choice(_NEIGHBOURS.get(letter.lower(), letter)), following]
