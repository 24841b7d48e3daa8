"""A short message that leans on what was said before is read with it."""

from bot.understanding.context import Before, leans, read_in_context
from bot.understanding.topic_model import Guess

SURE_AT = 0.5


def test_a_short_unclear_message_leans_and_a_clear_or_long_one_does_not() -> None:
    unclear, clear = [Guess("faq/teens", 0.2)], [Guess("faq/teens", 0.9)]
    assert leans("and if they say no?", unclear, SURE_AT)
    assert not leans("and for teens?", clear, SURE_AT)
    assert not leans("my wife came home and they gave her a paper", unclear, SURE_AT)


def test_a_short_message_outside_our_field_may_still_lean() -> None:
    assert leans("how do i fight this", [Guess("out_of_scope", 0.8)], SURE_AT)


def test_the_next_steps_of_the_last_answer_are_likelier() -> None:
    alone = [Guess("faq/refuses_help", 0.3), Guess("faq/denied_claim", 0.2)]
    before = Before("they say it needs approval", frozenset({"faq/denied_claim"}))
    ranked = read_in_context("and if they say no?", alone, before, lambda _: alone)
    assert ranked[0].label == "faq/denied_claim"


def test_the_message_before_helps_to_place_what_says_little_itself() -> None:
    alone = [Guess("out_of_scope", 0.4), Guess("faq/denied_claim", 0.2)]
    joint = [Guess("faq/denied_claim", 0.9)]
    before = Before("aetna denied it", frozenset())
    ranked = read_in_context("how do i fight this", alone, before, lambda _: joint)
    assert ranked[0].label == "faq/denied_claim"
    assert ranked[0].confidence <= 0.9
