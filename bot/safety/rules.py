"""Find the named signals of danger in a normalised text and weigh each by what surrounds it.

Patterns: `signals_*.yml`, by kind of danger; scopes: `scopes.yml`; what a scope does to a signal
is decided here (the safety research, section 12, rows O to T).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from bot.content.files import Entry, read_yaml
from bot.safety.patterns import Guarded, guarded
from bot.safety.scopes import Scopes, Span, read_scopes
from bot.safety.tiers import Tier

_FOLDER = Path(__file__).parent
_SIGNAL_FILES = "signals_*.yml"
_MATCHES = 40  # of one pattern in one message: more is noise, and noise must not cost time
_TIERS = {"context": Tier.CONTEXT, "risk": Tier.RISK, "now": Tier.NOW}


@dataclass(frozen=True)
class Signal:
    """One named sign of danger."""

    name: str
    kind: str
    tier: Tier
    language: str
    can_raise: bool
    patterns: tuple[Guarded, ...]


@dataclass(frozen=True)
class Finding:
    """A signal found in a text, with the weight it has there and the scope that gave it that."""

    signal: str
    kind: str
    tier: Tier
    scope: str = ""


class Index:
    """Which patterns are worth running over a text: each piece is looked for once for them all."""

    def __init__(self, signals: Iterable[Signal]) -> None:
        """Number the patterns and note who waits for which piece."""
        self.rules = [(signal, rule) for signal in signals for rule in signal.patterns]
        self._always = {i for i, (_, rule) in enumerate(self.rules) if not rule.pieces}
        self._waiting: dict[str, list[int]] = {}
        for number, (_, rule) in enumerate(self.rules):
            for piece in rule.pieces:
                self._waiting.setdefault(piece, []).append(number)

    def candidates(self, text: str) -> list[int]:
        """Return the numbers of the patterns that may match, in the order of the files."""
        found = set(self._always)
        for piece, numbers in self._waiting.items():
            if piece in text:
                found.update(numbers)
        return sorted(found)


@dataclass(frozen=True)
class Rules:
    """All signals and scopes, compiled."""

    signals: tuple[Signal, ...]
    scopes: Scopes
    index: Index

    def find(self, text: str) -> list[Finding]:
        """Return every finding in a normalised, unaccented text; each once."""
        text = self.scopes.without_idioms(text)
        matches = list(self._matches(text))
        mourned = [at for signal, at in matches if signal.kind == "bereaved"]
        found = {self._weigh(signal, at, text, mourned): None for signal, at in matches}
        return list(found)

    def _matches(self, text: str) -> Iterator[tuple[Signal, Span]]:
        for number in self.index.candidates(text):
            signal, rule = self.index.rules[number]
            for found in islice(rule.pattern.finditer(text), _MATCHES):
                yield signal, Span(*found.span())

    def _weigh(self, signal: Signal, at: Span, text: str, mourned: list[Span]) -> Finding:
        """Lower a signal by the first scope that holds, or lift it when it happens now."""
        tier, scope = signal.tier, ""
        if tier >= Tier.RISK:
            scope = self._lowering_scope(signal, at, text, mourned)
            if scope.startswith("scope.denial_"):
                tier = Tier.RISK
            elif scope:
                tier = Tier.CONTEXT
            elif tier == Tier.RISK and signal.can_raise and self.scopes.is_now(text, at):
                tier, scope = Tier.NOW, "scope.now"
        return Finding(signal.name, signal.kind, tier, scope)

    def _lowering_scope(self, signal: Signal, at: Span, text: str, mourned: list[Span]) -> str:
        scopes = self.scopes
        if scopes.is_negated(text, at) or scopes.is_screened(text, at):
            return scopes.is_doubted(text, at) or "scope.negated"
        if any(at.start < other.end and other.start < at.end for other in mourned):
            return "" if scopes.is_now(text, at) else "scope.bereaved"
        if signal.kind != "method_seeking" and scopes.is_history(text, at):
            return "scope.history"
        generic = signal.kind in scopes.educational_kinds
        if generic and scopes.is_educational(text, at, grave=signal.tier == Tier.NOW):
            return "scope.educational"
        return ""


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """Read and compile the rules once, on first use."""
    fragments = _texts(read_yaml(_FOLDER / "fragments.yml").entry("fragments"))
    signals: list[Signal] = []
    for path in sorted(_FOLDER.glob(_SIGNAL_FILES)):
        file = read_yaml(path)
        known = {**fragments, **_texts(file.entry("fragments"))}
        signals += [_signal(entry, known) for entry in file.named("signals")]
    scopes = read_scopes(read_yaml(_FOLDER / "scopes.yml"), fragments)
    return Rules(tuple(signals), scopes, Index(signals))


def _signal(entry: Entry, fragments: Mapping[str, str]) -> Signal:
    return Signal(
        name=entry.name,
        kind=entry.text("kind"),
        tier=_TIERS[entry.text("tier")],
        language=entry.text("language"),
        can_raise=entry.fields.get("raise", True) is True,
        patterns=tuple(guarded(pattern, fragments) for pattern in entry.texts("patterns")),
    )


def _texts(entry: Entry) -> dict[str, str]:
    return {str(name): entry.text(name) for name in entry.fields}
