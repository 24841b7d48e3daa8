"""A short typed answer is understood as the button it stands for; anything else is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import PREFIX, load_buttons
from bot.crisis.answers import Answer, answer_of_button, parted, read_answer
from bot.paths import DATA
from bot.safety.detector import assess
from bot.safety.tiers import Tier

SAID = {  # parted by | and line breaks
    Answer.NOW: """
        yes | Yes! | YES. | yeah | yes please | yes, right now | yes they are in danger
        she is | she's in danger | tonight | I think so | she is not safe
        no they're not safe | unsafe | sí | Sí, ahora mismo | si por favor | está en peligro
        hay peligro | creo que sí | yess | yse | yeahh | yesss!!! | siii | definately
    """,
    Answer.NOT_NOW: """
        no | No. | nope | no, not right now | not yet | no he's ok | nah hes ok
        she is safe now | I don't think so | not that I know of | nobody is in danger
        no danger | no gracias | ahora no | por ahora no | todavía no | creo que no
        no hay peligro | no está en peligro | está a salvo | estoy bien | noo | noooo | nop
    """,
    Answer.ME: """
        me | I meant me | it's about me | no, I meant myself | hablo de mí | soy yo
    """,
    Answer.MISREAD: """
        not what I meant | you misunderstood me | just kidding | no quise decir eso
        me entendió mal
    """,
}


def parts(said: str) -> list[str]:
    return [text.strip() for line in said.splitlines() for text in line.split("|") if text.strip()]


@pytest.mark.parametrize(
    ("answer", "text"), [(a, text) for a, said in SAID.items() for text in parts(said)]
)
def test_a_typed_answer_says_what_its_button_says(answer: Answer, text: str) -> None:
    assert read_answer(text) is answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "?!",
        "👍",
        "maybe",
        "I don't know",
        "no sé",
        "ok",
        "no problem",
        "yes but how much does it cost",
        "thank you",
        "how long is it",
    ],
)
def test_what_is_no_answer_is_read_as_none(text: str) -> None:
    assert read_answer(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "no she has a gun",
        "no, he took all his pills",
        "no quiero vivir",
        "no she wants to die",
        "no he's not breathing",
        "no no no he is going to kill himself",
        "no estoy bien",
        "no está bien",
        "no i'm not ok",
        "she is not fine",
    ],
)
def test_words_of_danger_after_a_no_are_never_taken_for_no(text: str) -> None:
    assert read_answer(text) is not Answer.NOT_NOW


@pytest.mark.parametrize("text", ["no she has a gun", "no i want to die", "No he wants to die"])
def test_a_no_typed_without_a_comma_does_not_deny_what_follows(text: str) -> None:
    assert assess(text).tier < Tier.RISK <= assess(parted(text)).tier


@pytest.mark.parametrize("text", ["no gun in the house", "no thoughts of suicide", "not now", "no"])
def test_a_no_that_belongs_to_its_sentence_is_left_there(text: str) -> None:
    assert parted(text) == text


@given(st.lists(st.sampled_from(["no", "yes", "now", "si", "not"]), min_size=9, max_size=40))
def test_a_long_message_answers_nothing(words: list[str]) -> None:
    assert read_answer(" ".join(words)) is None


@given(st.text(max_size=300))
def test_no_text_makes_the_reading_fail(text: str) -> None:
    assert read_answer(text) in {None, *Answer}


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_has_a_button_that_says_the_same(answer: Answer) -> None:
    press = load_buttons(DATA).press(f"{PREFIX}{answer.value}")

    assert press
    assert answer_of_button(press.name) is answer


@pytest.mark.parametrize("name", ["schedule", "resume", "delete_now", "", "danger"])
def test_a_button_about_something_else_answers_nothing(name: str) -> None:
    assert answer_of_button(name) is None
