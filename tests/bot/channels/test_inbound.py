"""Whatever is sent, what goes on to be read is short, printable and never a command."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.inbound import MOST_CHARACTERS, Inbound, has_words, readable

ANY_CHARACTER = st.characters(exclude_categories=())  # surrogates and controls, too
TROUBLE = st.sampled_from("/ \n\t\r\x00\x0b\x7f\x85\u200b\u200d\u2028\ufeff\ud800\udfffé😀")
ANY_TEXT = st.text(alphabet=st.one_of(TROUBLE, ANY_CHARACTER))
LONG_TEXT = st.builds(lambda text, times: text * times, ANY_TEXT, st.integers(1, 5_000))


@given(st.one_of(ANY_TEXT, LONG_TEXT))
@example("\ud800")
@example("x" * 1_000_000)
def test_any_text_becomes_at_most_two_thousand_characters_that_can_be_stored(text: str) -> None:
    read = readable(text)

    assert len(read) <= MOST_CHARACTERS == 2000
    assert "\x00" not in read
    assert read.encode("utf-8").decode("utf-8") == read


@given(ANY_TEXT)
@example("/ /restart")
@example("/\u200b/restart")
@example("\x00/restart")
def test_no_text_becomes_a_command(text: str) -> None:
    assert not readable(text).startswith("/")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("how long is it", "how long is it"),
        ("  how long is it \n", "how long is it"),
        ("line one\nline two\tend", "line one\nline two\tend"),
        ("¿Cuánto cuesta? 你好 😀", "¿Cuánto cuesta? 你好 😀"),
        ("/restart", "restart"),
        ("//restart", "restart"),
        (" / restart", "restart"),
        ("/faq/cost_typical", "faq/cost_typical"),
        ("24/7 or and/or", "24/7 or and/or"),
        ("d\u200bie", "die"),
        ("he\x00lp \x1b[31mme", "help [31mme"),
        ("\ufeffhello", "hello"),
        ("", ""),
        ("///", ""),
        ("\x00\u200b", ""),
    ],
)
def test_words_stay_and_what_hides_between_them_goes(typed: str, read: str) -> None:
    assert readable(typed) == read


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\xa0"])
def test_words_on_two_lines_do_not_run_into_one(line_break: str) -> None:
    assert readable(f"he wants to{line_break}die").split() == ["he", "wants", "to", "die"]


def test_a_long_story_is_read_from_its_beginning() -> None:
    assert readable("help me " + "x" * 5_000).startswith("help me xxx")


@pytest.mark.parametrize("text", ["ok", "5", "¿qué?", "你好", "...a", "é"])
def test_a_letter_or_a_digit_can_be_read(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize("text", ["", " ", "...", "?!", "👍", "❤️", "-", "\n"])
def test_emoji_and_punctuation_alone_cannot(text: str) -> None:
    assert not has_words(text)


def test_messages_do_not_share_their_metadata() -> None:
    first, second = (Inbound("website", f"web:{n}", str(n), "hi") for n in range(2))

    first.metadata["site"] = "north"

    assert second.metadata == {}
