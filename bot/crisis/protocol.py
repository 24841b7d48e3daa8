"""What is said to a verdict in a conversation's safety state: pure rules, no words, no clock.

The safety research, section 4: the gravest finding counts, a denial lowers one step and never ends
the path, nobody gets the same paste twice, and what was asked in Spanish is answered in Spanish.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.crisis.answers import Answer
from bot.crisis.state import SafetyState
from bot.safety.reply import crisis_reply, kind_reply, repeated_reply
from bot.safety.tiers import NO_KIND, Tier, Verdict

_HELD = "told.danger_now"  # the signal of a tier that an earlier message set
_SAID = 12  # replies remembered of one conversation


@dataclass(frozen=True)
class Decision:
    """The verdict on one message and the crisis reply it calls for, or "" for none."""

    verdict: Verdict
    reply: str = ""

    def as_dict(self) -> dict[str, object]:
        """What travels in the message's metadata to the model and its policies."""
        return {**self.verdict.as_dict(), "kind": self.verdict.kind, "reply": self.reply}


def decide(
    verdict: Verdict, state: SafetyState, known: Collection[str]
) -> tuple[Decision, SafetyState]:
    """Answer danger of tier 2 or 3; below it only remember that it was touched on.

    Danger now stays danger now until somebody says that it is not: "he has a gun" after "they are
    in danger now" is no question of whether.
    `state` carries this message's language and person; `known` are the replies there are.
    """
    if verdict.tier < Tier.RISK:
        return Decision(verdict), replace(state, tier=max(state.tier, verdict.tier), asked=False)
    if state.tier > verdict.tier:
        verdict = replace(verdict, tier=state.tier, signals=(*verdict.signals, _HELD))
    kind = verdict.kind if verdict.kind != NO_KIND else state.kind
    reply = kind_reply(kind, verdict.tier, state.spanish, state.about_self, known)
    if reply in state.said:
        reply = repeated_reply(verdict.tier, state.spanish, state.said)
    told = replace(state, tier=max(state.tier, verdict.tier), kind=kind, denials=0)
    return Decision(verdict, reply), _having_said(told, reply, asked=True)


def decide_answer(
    answer: Answer, signal: str, state: SafetyState, known: Collection[str]
) -> tuple[Decision, SafetyState]:
    """Follow the answer to our question: danger now, not now, the writer, or misread.

    `signal` names what was read ("button.danger_now", "answer.danger_now").
    """
    if answer is Answer.NOW:
        return decide(Verdict(Tier.NOW, (signal,), state.kind), state, known)
    if answer is Answer.ME:
        kind = state.kind if state.kind != NO_KIND else "suicide"
        told = replace(state, about_self=True)
        return decide(Verdict(Tier.RISK, (signal,), kind), told, known)
    lowered = Tier(max(state.tier - 1, Tier.CONTEXT))
    reply = crisis_reply(_after(answer, state), Tier.CONTEXT, state.spanish)
    verdict = Verdict(Tier.CONTEXT, (signal,), state.kind)
    denied = replace(state, tier=lowered, denials=state.denials + 1)
    return Decision(verdict, reply), _having_said(denied, reply, asked=False)


def _after(answer: Answer, state: SafetyState) -> str:
    told_already = state.said[-1:] == (crisis_reply("misread", Tier.CONTEXT, state.spanish),)
    if answer is Answer.MISREAD and not told_already:
        return "misread"
    return "not_now_again" if state.denials % 2 else "not_now"


def _having_said(state: SafetyState, reply: str, asked: bool) -> SafetyState:
    return replace(state, said=(*state.said, reply)[-_SAID:], asked=asked, before="")
