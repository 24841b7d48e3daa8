"""Hears danger in every message before anything else does, and knows what to say to it.

Needs no model, no database and no Rasa. The rules run at once; the trained ear runs in threads of
its own, so that a hung database, which holds other threads, never holds it up.
"""

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import structlog

from bot.crisis.answers import Answer, answer_of_button, parted, read_answer
from bot.crisis.events import Told, utc_now
from bot.crisis.protocol import Decision, decide, decide_answer
from bot.crisis.state import SafetyMemory, SafetyState
from bot.language.detect import is_spanish
from bot.safety.detector import Detector, assess, graver, is_settled
from bot.safety.person import about_self
from bot.safety.tiers import CALM, Tier, Verdict

Report = Callable[[Told], None]
UNHEARD = Decision(Verdict(Tier.CONTEXT, ("watch.failed",)))  # when the watch itself fails
_EAR_SECONDS = 0.4
_MOST_SPLIT = 200  # characters of a message that may be half of something said
_FEW_WORDS = 8
_log = structlog.get_logger()


class Watch:
    """Judges each message in the light of what its conversation has told before."""

    def __init__(
        self, detector: Detector, memory: SafetyMemory, known: Collection[str], report: Report
    ) -> None:
        """Take the detector, the memory, the names of the replies there are, and who is told.

        `report` is called with each message of tier 2 or 3 and must return at once.
        """
        self._detector, self._memory, self._known = detector, memory, frozenset(known)
        self._report = report
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="ear")

    async def hear(self, conversation: str, channel: str, text: str) -> Decision:
        """Judge what was typed and remember it."""
        state = self._memory.of(conversation)
        listened_to = parted(text) if state.asked else text
        verdict = await self._judge(listened_to, wary=state.tier >= Tier.RISK)
        state = self._memory.of(conversation)  # another message may have been heard meanwhile
        answer = read_answer(text) if state.asked and not _by_rules(verdict) else None
        if answer:
            return self._answered(conversation, channel, answer, f"answer.{answer.value}")
        if verdict.tier < Tier.RISK:
            verdict = _split_over_two(state.before, text) or verdict
        now = _in_the_light_of(text, verdict, state)
        decision, after = decide(verdict, now, self._known)
        after = replace(after, before=text[-_MOST_SPLIT:])
        return self._settled(conversation, channel, decision, after)

    def press(self, conversation: str, channel: str, name: str) -> Decision:
        """Judge a button; most have nothing to do with danger."""
        answer = answer_of_button(name)
        if answer is None:
            return Decision(CALM)
        return self._answered(conversation, channel, answer, f"button.{name}")

    def _answered(self, conversation: str, channel: str, answer: Answer, signal: str) -> Decision:
        state = self._memory.of(conversation)
        decision, after = decide_answer(answer, signal, state, self._known)
        return self._settled(conversation, channel, decision, after)

    def _settled(
        self, conversation: str, channel: str, decision: Decision, state: SafetyState
    ) -> Decision:
        """Remember where the conversation stands now and report danger."""
        self._memory.keep(conversation, state)
        if decision.verdict.tier >= Tier.RISK:
            self._report(Told(conversation, channel, utc_now(), decision.verdict, decision.reply))
        return decision

    async def _judge(self, text: str, wary: bool) -> Verdict:
        """The whole detector's verdict; the rules' alone where the ear takes too long."""
        judged = assess(text)
        if is_settled(judged):
            return judged
        loop = asyncio.get_running_loop()
        heard = loop.run_in_executor(self._threads, self._detector.listen, text, wary)
        try:
            return graver(judged, await asyncio.wait_for(heard, _EAR_SECONDS))
        except asyncio.TimeoutError:
            _log.error("the ear took too long", seconds=_EAR_SECONDS)
            return judged


def _by_rules(verdict: Verdict) -> bool:
    """Whether named rules, not likeness alone, found danger."""
    return verdict.tier >= Tier.RISK and not verdict.signals[0].startswith("ear.")


def _split_over_two(before: str, text: str) -> Verdict | None:
    """Danger that only two messages in a row spell out: "she said she wants to" / "die"."""
    if not before or min(len(before.split()), len(text.split())) > _FEW_WORDS:
        return None
    together = assess(f"{before} {text[:_MOST_SPLIT]}")
    alone = max(assess(before).tier, assess(text).tier)
    return together if together.tier >= Tier.RISK > alone else None


def _in_the_light_of(text: str, verdict: Verdict, state: SafetyState) -> SafetyState:
    """The state with this message's language; and its person where it tells of danger."""
    spanish = is_spanish(text)
    if verdict.tier < Tier.RISK:
        return replace(state, spanish=spanish or (state.spanish and len(text.split()) < 3))
    named = [signal for signal in verdict.signals if not signal.startswith("scope.")]
    told_in_spanish = all(".es_" in signal for signal in named)
    return replace(state, spanish=spanish or told_in_spanish, about_self=about_self(text))
