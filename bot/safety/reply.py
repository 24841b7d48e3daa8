"""The names of the crisis replies in `data/safety/`: by kind of danger, tier and language."""

from collections.abc import Collection

from bot.safety.tiers import Tier

_STEM = "utter_crisis"
_OF_THE_WRITER = frozenset({"suicide", "self_harm", "method_seeking", "overdose"})


def kind_reply(
    kind: str, tier: int, spanish: bool, about_self: bool, known: Collection[str]
) -> str:
    """The first reply to danger of `kind` at tier 2 or 3; the plain one where none is its own."""
    part = "me" if about_self and kind in _OF_THE_WRITER else kind
    name = crisis_reply(part, tier, spanish)
    return name if name in known else crisis_reply("", tier, spanish)


def crisis_reply(part: str, tier: int, spanish: bool) -> str:
    """`utter_crisis_suicide_now_es`: what it is about, "now" at tier 3, the language."""
    pieces = (_STEM, part, "now" if tier >= Tier.NOW else "", "es" if spanish else "")
    return "_".join(piece for piece in pieces if piece)


def repeated_reply(tier: int, spanish: bool, said: Collection[str]) -> str:
    """The reply when the same was told before: two other wordings in turn."""
    now = "now_" if tier >= Tier.NOW else ""
    again, once_more = (
        crisis_reply(f"{now}{word}", Tier.RISK, spanish) for word in ("again", "once_more")
    )
    latest = next((name for name in reversed([*said]) if name in (again, once_more)), once_more)
    return again if latest == once_more else once_more
