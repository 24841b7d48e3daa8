"""Which crisis response of `data/safety.yml` a tier and a language call for."""

from bot.safety.tiers import Tier


def crisis_reply(tier: int, spanish: bool) -> str | None:
    """The response's name for tier 2 or 3, in Spanish where asked; None below."""
    if tier < Tier.RISK:
        return None
    return f"utter_crisis{'_es' if spanish else ''}{'_now' if tier >= Tier.NOW else ''}"
