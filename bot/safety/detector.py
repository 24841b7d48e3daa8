"""Whether a message tells of danger: pure Python, no network, no model, no Rasa.

Run on every inbound text before anything else (the safety research, section 4). The rules
look at the whole message and weigh each signal in its own sentence; the gravest finding decides.
"""

from bot.safety.ear import Ear, Heard
from bot.safety.normalise import normalise, unaccented
from bot.safety.rules import Finding, load_rules
from bot.safety.tiers import CALM, KINDS, Tier, Verdict

# Where the dev sets' danger parts best from what is asked (`make evaluate`): a sentence alone
# says less than the whole, and a long message has many of them.
_RISK_AT = Heard(whole=0.45, sentence=0.75, kind="")
_WARY_AT = Heard(whole=0.38, sentence=0.65, kind="")  # where danger was told before
_SCOPE = "scope."
_WORRY_AT = Heard(whole=0.22, sentence=0.45, kind="")


class Detector:
    """Rules first; where they decide nothing, the ear. The ear alone never makes tier 3."""

    def __init__(self, ear: Ear | None) -> None:
        """Take the trained ear, or None to judge by the rules alone."""
        self._ear = ear

    def assess(self, text: str) -> Verdict:
        """Return the verdict on `text`; between the two marks a plain line on 988 follows."""
        judged = assess(text)
        return judged if is_settled(judged) else graver(judged, self.listen(text))

    def listen(self, text: str, wary: bool = False) -> Verdict:
        """What the ear alone makes of `text`; where danger was told before, less is enough."""
        if self._ear is None:
            return CALM
        heard = self._ear.hears(text)
        if _reaches(heard, _WARY_AT if wary else _RISK_AT):
            return Verdict(Tier.RISK, (f"ear.{heard.kind}",), heard.kind)
        return Verdict(Tier.CONTEXT, ("ear.worry",)) if _reaches(heard, _WORRY_AT) else CALM


def is_settled(judged: Verdict) -> bool:
    """Whether the rules have decided: they found danger, or a scope that lowers it."""
    scoped = any(signal.startswith(_SCOPE) for signal in judged.signals)
    return judged.tier >= Tier.RISK or scoped


def graver(judged: Verdict, heard: Verdict) -> Verdict:
    """The graver of what the rules and the ear say; what the rules name comes first."""
    if heard.tier <= judged.tier:
        return judged
    return Verdict(heard.tier, (*heard.signals, *judged.signals), heard.kind)


def _reaches(heard: Heard, mark: Heard) -> bool:
    return heard.whole >= mark.whole or heard.sentence >= mark.sentence


def assess(text: str) -> Verdict:
    """Return the tier of `text`, its kind of danger and the names of the rules that say so."""
    findings = load_rules().find(unaccented(normalise(text)))
    return verdict(findings) if findings else CALM


def verdict(findings: list[Finding]) -> Verdict:
    """Combine findings: the highest tier wins, and the kind of the gravest names the reply."""
    gravest = max(finding.tier for finding in findings)
    kinds = [finding.kind for finding in findings if finding.tier == gravest]
    ordered = sorted(findings, key=lambda finding: -finding.tier)
    names = [name for finding in ordered for name in (finding.signal, finding.scope) if name]
    mourning = gravest == Tier.CONTEXT and "bereaved" in kinds
    kind = "bereaved" if mourning else min(kinds, key=KINDS.index)
    return Verdict(gravest, tuple(dict.fromkeys(names)), kind)
