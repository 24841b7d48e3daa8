"""Every disguise that `normalise` undoes, and that ordinary text passes unharmed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety.normalise import SCANNED_AT_EACH_END, capped, normalise, unaccented
from bot.safety.spelling import is_slip

DISGUISED = {
    "SUICIDE": "suicide",
    "ＳＵＩＣＩＤＥ": "suicide",
    "𝐬𝐮𝐢𝐜𝐢𝐝𝐞": "suicide",
    "ѕuісіdе": "suicide",
    "ԁіе": "die",
    "su\u200bici\u200dde": "suicide",
    "s\u0336u\u0336i\u0336c\u0336i\u0336d\u0336e\u0336": "suicide",
    "s u i c i d e": "suicide",
    "s.u.i.c.i.d.e": "suicide",
    "s-u-i-c-i-d-e": "suicide",
    "s u i c i d a l  t h o u g h t s": "suicidal thoughts",
    "k i l l h i m s e l f": "kill himself",
    "su1cide": "suicide",
    "k!ll": "kill",
    "$uicide": "suicide",
    "p1lls": "pills",
    "su*cide": "suicide",
    "sui.cide": "suicide",
    "suiciiiide": "suicide",
    "killlll": "kill",
    "dieeee": "die",
    "suicde": "suicide",
    "himslef": "himself",
    "kill him self": "kill himself",
    "wnts to dye": "wants to die",
    "kms": "kill myself",
    "unalive himself": "kill himself",
    "sewerslide": "suicide",
    "ctb": "kill myself",
    "od'd": "overdosed",
    "offed himself": "killed himself",
    "sue aside": "suicide",
    "iwanttodie": "i want to die",
    "#killmyself": "kill myself",
    "don’t": "do not",
    "🔫": "gun",
    "⚰️": "coffin",
    "💊💊": "pills pills",
    "se kiere morir": "se quiere morir",
}
UNHARMED = [
    "pull the bill from the hill",
    "the program meets 3 days a week , 9 to 12",
    "call 24 7 at 4th street",
    "dye her hair",
    "a fee of 5 dollars",
    "она хочет домой",
]


@pytest.mark.parametrize(("typed", "plain"), DISGUISED.items())
def test_a_disguise_is_undone(typed: str, plain: str) -> None:
    assert normalise(typed) == plain


@pytest.mark.parametrize("text", UNHARMED)
def test_ordinary_text_stays(text: str) -> None:
    assert normalise(text) == text


def test_accents_stay_and_can_be_taken_off() -> None:
    assert normalise("Tomó pastillas, mi niña") == "tomó pastillas , mi niña"
    assert unaccented("tomó mi niña") == "tomo mi nina"


def test_sentences_and_clauses_keep_their_marks() -> None:
    assert normalise("No!! Really?! Yes, ok...") == "no ! really ? yes , ok ."


@pytest.mark.parametrize(
    ("typed", "word", "slip"),
    [
        ("sucide", "suicide", True),
        ("suicied", "suicide", True),
        ("klil", "kill", True),
        ("bill", "kill", False),
        ("kilt", "kill", False),
        ("house", "suicide", False),
    ],
)
def test_a_slip_is_one_letter(typed: str, word: str, slip: bool) -> None:
    assert is_slip(typed, word) is slip


def test_a_long_text_is_scanned_at_both_ends() -> None:
    text = "start " + "x" * 100_000 + " end"
    scanned = capped(text)
    assert len(scanned) == 2 * SCANNED_AT_EACH_END + 1
    assert scanned.startswith("start ")
    assert scanned.endswith(" end")


@pytest.mark.parametrize(
    "unit", ["he said so ", "a b c ", "s.u.i ", "k!11* ", "ѕ", "a\u0301", "💊"]
)
def test_a_hundred_thousand_letters_cost_no_more_than_the_scanned_part(unit: str) -> None:
    full = (unit * 100_000)[:100_000]
    part = (unit * 100_000)[: 2 * SCANNED_AT_EACH_END]
    normalise(part)
    assert _seconds(full) < 4 * _seconds(part) + 0.01


def _seconds(text: str) -> float:
    def once() -> float:
        start = time.process_time()
        normalise(text)
        return time.process_time() - start

    return min(once() for _ in range(3))


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_nothing_makes_it_fail(text: str) -> None:
    assert isinstance(normalise(text), str)
