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
_RISK_AT = Heard(whole=0.43, sentence=0.75, kind="")
_WORRY_AT = Heard(whole=0.3, sentence=0.5, kind="")


class Detector:
    """Rules first; where they are silent, the ear. The ear alone never makes tier 3."""

    def __init__(self, ear: Ear | None) -> None:
        """Take the trained ear, or None to judge by the rules alone."""
        self._ear = ear

    def assess(self, text: str) -> Verdict:
        """Return the verdict on `text`; between the two marks a plain line on 988 follows."""
        judged = assess(text)
        if judged.signals or self._ear is None:
            return judged
        heard = self._ear.hears(text)
        if _reaches(heard, _RISK_AT):
            return Verdict(Tier.RISK, (f"ear.{heard.kind}",), heard.kind)
        return Verdict(Tier.CONTEXT, ("ear.worry",)) if _reaches(heard, _WORRY_AT) else judged


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
