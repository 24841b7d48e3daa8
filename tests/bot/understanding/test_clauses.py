"""A message is parted into what it asks; what it only tells is left out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.clauses import additions, asks, questions

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["how long is it", " and ", ", ", "? ", ". ", "\n", " plus ", " & ", "the price",
             "she is 15", "what", " oh and ", "is", "has aetna", "between", " - ", "¿cuánto?"]
        ),
        st.text(max_size=15),
    ),
    max_size=12,
).map("".join)  # fmt: skip


def flat(text: str) -> str:
    """A text with every gap one blank wide: a line's end parts or joins, and says nothing."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("how long is it and will aetna pay?", ["how long is it", "will aetna pay?"]),
        ("how long is it, what does it cost", ["how long is it", "what does it cost"]),
        ("how long is it also can he work", ["how long is it", "can he work"]),
        ("how long is it plus who leads the groups", ["how long is it", "who leads the groups"]),
        ("how long is it & what is php", ["how long is it", "what is php"]),
        ("how long is it oh and does aetna pay", ["how long is it", "does aetna pay"]),
        ("how long is it; also, is it online?", ["how long is it", "is it online?"]),
        ("What is it? How much is it?", ["What is it?", "How much is it?"]),
        ("what is it for her\nhow much is it", ["what is it for her", "how much is it"]),
        (
            "How long is it and what does it cost? Will she have homework?",
            ["How long is it", "what does it cost?", "Will she have homework?"],
        ),
        (
            "i need to know the hours and i want to ask what it costs",
            ["i need to know the hours", "i want to ask what it costs"],
        ),
    ],
)
def test_questions_are_parted_and_kept_in_order(text: str, asked: list[str]) -> None:
    assert questions(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("she is 15. how long is it?", ["how long is it?"]),
        ("My son is 17, he stopped school. What can we do?", ["What can we do?"]),
        ("how long is it? My wife works nights.", ["how long is it?"]),
        ("he is home and she is at school", []),
        ("thank you so much", []),
        ("", []),
        ("?", []),
        ("why?", []),
    ],
)
def test_what_is_only_told_is_no_question(text: str, asked: list[str]) -> None:
    assert questions(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("we are tired and how long is it", ["we are tired and how long is it"]),
        ("he has a job, will they hold it", ["he has a job, will they hold it"]),
        (
            "she has a job, will they hold it and will aetna pay?",
            ["she has a job, will they hold it", "will aetna pay?"],
        ),
    ],
)
def test_a_statement_is_read_with_the_question_it_leads_to(text: str, asked: list[str]) -> None:
    assert questions(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "he is 15 and has medicaid, how long is the program?",
        "my son is 17 but does not want to go. how long is the program?",
        "she is on lexapro and was in the hospital. how long is the program?",
        "my son near Columbus OH has aetna, how long is the program?",
    ],
)
def test_a_statement_that_leaves_out_its_subject_is_no_question(text: str) -> None:
    (question,) = questions(text)

    assert question.endswith("how long is the program?")


@pytest.mark.parametrize(
    "text",
    [
        "how long is it and hard is it",
        "what is the difference between php and iop",
        "do they treat both anxiety and depression",
        "can she bring her phone and her books",
    ],
)
def test_an_and_between_two_things_parts_no_question(text: str) -> None:
    assert questions(text) == [text]


@pytest.mark.parametrize(
    ("clause", "asked"),
    [
        ("how long is it", True),
        ("ok so what is it", True),
        ("the price?", True),
        ("  Please tell me the price", True),
        ("i was wondering", False),
        ("wondering what it costs", True),
        ("whatever", False),
        ("island time", False),
        ("the price", False),
        ("", False),
    ],
)
def test_a_clause_asks_by_its_mark_or_its_first_words(clause: str, asked: bool) -> None:
    assert asks(clause) is asked


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("how long is it and the price?", [("how long is it", "the price?")]),
        ("how long is it plus side effects", [("how long is it", "side effects")]),
        ("how long is it & the price", [("how long is it", "the price")]),
        ("how long is it and also the price", [("how long is it", "the price")]),
        (
            "what are the hours and days and the price",
            [("what are the hours", "days and the price"), ("what are the hours and days",
             "the price")],
        ),
    ],
)  # fmt: skip
def test_a_few_words_at_the_end_may_be_a_question_of_their_own(
    text: str, added: list[tuple[str, str]]
) -> None:
    assert additions(text) == added


@pytest.mark.parametrize(
    "text",
    [
        "what is the difference between php and iop",
        "how does php vs iop and rehab compare",
        "is it both group and family",
        "she is 15 and anxious",
        "how long is it and all of the other things that they told us",
        "how long is it",
        "how and why",
    ],
)
def test_a_comparison_a_statement_and_a_long_tail_add_nothing(text: str) -> None:
    assert additions(text) == []


@given(st.one_of(st.text(max_size=200), PIECES))
def test_every_question_is_a_piece_of_the_message(text: str) -> None:
    where = 0
    for clause in questions(text):
        found = flat(text).find(flat(clause), where)
        assert found >= 0
        assert len(clause.split()) >= 2
        where = found + len(flat(clause))


@given(st.one_of(st.text(max_size=200), PIECES))
def test_every_addition_is_two_pieces_of_the_message(text: str) -> None:
    for before, after in additions(text):
        assert flat(before) in flat(text)
        assert flat(after) in flat(text)
        assert 1 <= len(after.split()) <= 5


@pytest.mark.parametrize("joint", [", ", "and ", "& "])
def test_a_message_full_of_joints_is_read_at_once(joint: str) -> None:
    began = time.perf_counter()
    questions("how long is it " + joint * 16 + "x")

    assert time.perf_counter() - began < 0.2
