"""A long message is parted where its sentences end, and nothing that was said is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.sentences import sentences

PIECES = st.lists(
    st.one_of(
        st.sampled_from([". ", "! ", "? ", "\n", "\n\n", " ", "Dr. Lee", "ugh.", "he won't go"]),
        st.text(max_size=20),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("   \n ", []),
        ("how much is it", ["how much is it"]),
        (
            "My son is 16. He stopped going to school! How long is the program?",
            ["My son is 16.", "He stopped going to school!", "How long is the program?"],
        ),
        (
            "he does not sleep anymore\nwhat can we do",
            ["he does not sleep anymore", "what can we do"],
        ),
        (
            "he does not sleep anymore\n\n\nwhat can we do",
            ["he does not sleep anymore", "what can we do"],
        ),
    ],
)
def test_a_message_is_parted_at_the_ends_of_its_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "We saw Dr. Lee last week",
        "He goes to St. Mary's every day",
        "It starts at 9 a.m. on Monday",
        "Skills, e.g. breathing, help him",
        "Is it IOP vs. PHP for her",
        "It costs $2.50 a day",
        "Look at findtreatment.gov or call",
    ],
)
def test_a_full_stop_inside_a_sentence_parts_nothing(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ugh. My daughter refuses to go.", ["Ugh. My daughter refuses to go."]),
        ("My daughter refuses to go. Help!", ["My daughter refuses to go. Help!"]),
        ("Tired. Oh no. My daughter refuses.", ["Tired. Oh no.", "My daughter refuses."]),
        ("hi\nmy daughter refuses to go\nthanks", ["hi my daughter refuses to go thanks"]),
        ("Help!", ["Help!"]),
        ("Hi. Help!", ["Hi. Help!"]),
    ],
)
def test_a_sigh_is_read_with_what_stands_beside_it(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(PIECES.map("".join))
def test_no_word_is_lost_or_moved(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


@given(PIECES.map("".join))
def test_every_part_has_something_to_read(text: str) -> None:
    assert all(part.strip() for part in sentences(text))


@given(PIECES.map("".join))
def test_no_sigh_stands_alone_beside_other_sentences(text: str) -> None:
    parts = sentences(text)

    assert len(parts) < 2 or all(len(part.split()) >= 3 for part in parts)
