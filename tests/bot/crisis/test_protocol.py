"""Danger is always answered, by kind, person and language, and never with the same words twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.replies import Replies
from bot.crisis.answers import Answer
from bot.crisis.protocol import Decision, decide, decide_answer
from bot.crisis.state import SafetyState
from bot.safety.tiers import CALM, KINDS, NO_KIND, Tier, Verdict

CALM_STATE = SafetyState()


@dataclass(frozen=True)
class Heard:
    """A verdict on a typed message, in a language, by somebody."""

    verdict: Verdict
    spanish: bool
    about_self: bool


def a_verdict(tier: int, kind: str) -> Verdict:
    return Verdict(Tier(tier), (f"{kind}.x",), kind) if tier else CALM


VERDICTS = st.builds(a_verdict, st.sampled_from([*Tier]), st.sampled_from([*KINDS, NO_KIND]))
STEPS = st.lists(
    st.one_of(st.sampled_from([*Answer]), st.builds(Heard, VERDICTS, st.booleans(), st.booleans())),
    max_size=25,
)


def step(
    said: Heard | Answer, state: SafetyState, known: frozenset[str]
) -> tuple[Decision, SafetyState]:
    if isinstance(said, Answer):
        return decide_answer(said, f"answer.{said.value}", state, known)
    state = replace(state, spanish=said.spanish, about_self=said.about_self)
    return decide(said.verdict, state, known)


def names(replies: Replies, verdicts: Sequence[Verdict]) -> list[str]:
    state, said = CALM_STATE, []
    for verdict in verdicts:
        decision, state = decide(verdict, state, replies.names())
        said.append(decision.reply)
    return said


@pytest.mark.parametrize(
    ("kind", "tier", "state", "reply"),
    [
        ("suicide", 2, CALM_STATE, "utter_crisis_suicide"),
        ("suicide", 3, CALM_STATE, "utter_crisis_suicide_now"),
        ("overdose", 3, SafetyState(spanish=True), "utter_crisis_overdose_now_es"),
        ("abuse", 2, SafetyState(spanish=True), "utter_crisis_abuse_es"),
        ("overdose", 3, SafetyState(about_self=True), "utter_crisis_me_now"),
        ("self_harm", 2, SafetyState(about_self=True, spanish=True), "utter_crisis_me_es"),
        ("abuse", 2, SafetyState(about_self=True), "utter_crisis_abuse"),
        ("none", 2, CALM_STATE, "utter_crisis"),
        ("none", 3, SafetyState(kind="violence"), "utter_crisis_violence_now"),
        ("a kind without words", 2, CALM_STATE, "utter_crisis"),
    ],
)
def test_the_reply_goes_by_kind_tier_person_and_language(
    replies: Replies, kind: str, tier: int, state: SafetyState, reply: str
) -> None:
    assert decide(a_verdict(tier, kind), state, replies.names())[0].reply == reply


@pytest.mark.parametrize("tier", [0, 1])
def test_what_tells_of_no_danger_gets_no_crisis_reply_and_is_remembered(
    replies: Replies, tier: int
) -> None:
    before = SafetyState(tier=Tier.NOW, kind="suicide", asked=True)

    decision, after = decide(a_verdict(tier, "none"), before, replies.names())

    assert decision.reply == ""
    assert (after.tier, after.kind, after.asked) == (Tier.NOW, "suicide", False)


@pytest.mark.parametrize("tier", [2, 3])
def test_danger_told_again_is_answered_in_other_words_each_time(
    replies: Replies, tier: int
) -> None:
    said = names(replies, [a_verdict(tier, "suicide")] * 20)
    texts = [str(replies.say(name)["text"]) for name in said]

    assert all(one != other for one, other in pairwise(texts))
    assert len(set(texts[:3])) == 3


def test_yes_keeps_what_the_danger_was_and_about_whom(replies: Replies) -> None:
    state = SafetyState(tier=Tier.RISK, kind="violence", spanish=True)

    decision, _ = decide_answer(Answer.NOW, "button.danger_now", state, replies.names())

    assert decision.verdict == Verdict(Tier.NOW, ("button.danger_now",), "violence")
    assert decision.reply == "utter_crisis_violence_now_es"


def test_i_meant_me_speaks_to_the_writer_from_then_on(replies: Replies) -> None:
    state = SafetyState(tier=Tier.RISK, kind="suicide", asked=True)

    decision, state = decide_answer(Answer.ME, "button.danger_me", state, replies.names())
    assert decision.reply == "utter_crisis_me"
    decision, _ = decide_answer(Answer.NOW, "answer.danger_now", state, replies.names())
    assert decision.reply == "utter_crisis_me_now"


@pytest.mark.parametrize("answer", [Answer.NOT_NOW, Answer.MISREAD])
def test_each_denial_lowers_one_step_and_never_lets_go(replies: Replies, answer: Answer) -> None:
    state, tiers, said = SafetyState(Tier.NOW, "suicide"), [], []
    for _ in range(4):
        decision, state = decide_answer(answer, "x", state, replies.names())
        tiers.append(int(state.tier))
        said.append(str(replies.say(decision.reply)["text"]))

    assert tiers == [2, 1, 1, 1]
    assert all("988" in text for text in said)
    assert all(one != other for one, other in pairwise(said))


@given(STEPS)
@settings(max_examples=300, deadline=None)
def test_whatever_is_told_and_answered_the_reply_exists_and_differs(
    replies: Replies, steps: list[Heard | Answer]
) -> None:
    state, latest = CALM_STATE, ""
    for said in steps:
        decision, after = step(said, state, replies.names())
        if decision.verdict.tier >= Tier.RISK or isinstance(said, Answer):
            assert decision.reply in replies.names()
            assert decision.reply != latest
            latest = decision.reply
        else:
            assert decision.reply == ""
        if isinstance(said, Answer) and decision.verdict.tier < Tier.RISK:
            assert after.tier == max(state.tier - 1, Tier.CONTEXT)
        else:
            assert after.tier >= state.tier
        state = after
