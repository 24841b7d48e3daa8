"""How scopes change the weight of a signal, and that the rule files are sound."""

import re

import pytest

from bot.safety.detector import assess
from bot.safety.patterns import expand, guarded, needed_pieces
from bot.safety.rules import load_rules
from bot.safety.tiers import KINDS, Tier

SCOPED = [
    ("he is suicidal", Tier.RISK, ""),
    ("he is not suicidal", Tier.CONTEXT, "scope.negated"),
    ("she denies any thoughts of killing herself", Tier.CONTEXT, "scope.negated"),
    ("he can't stop talking about suicide", Tier.RISK, ""),
    ("i don't know if he wants to die", Tier.RISK, ""),
    ("he is not only sad, he is suicidal", Tier.RISK, ""),
    ("he isn't suicidal but he bought a rope", Tier.RISK, "scope.denial_doubted"),
    ("not suicidal anymore??", Tier.RISK, "scope.denial_questioned"),
    ("he tried to kill himself last year", Tier.CONTEXT, "scope.history"),
    (
        "he tried to kill himself last year and now he is talking about it again, he wants to die",
        Tier.RISK,
        "",
    ),
    ("do iops take people who are suicidal?", Tier.CONTEXT, "scope.educational"),
    ("do iops take people? my son is suicidal", Tier.RISK, ""),
    ("my brother killed himself last spring", Tier.CONTEXT, "scope.bereaved"),
    ("he wants to kill himself", Tier.RISK, ""),
    ("he wants to kill himself right now", Tier.NOW, "scope.now"),
    ("he wants to kill himself and he has a gun", Tier.NOW, "scope.now"),
    ("this bill is killing me", Tier.NONE, ""),
    ("this bill is killing me and my son wants to die", Tier.RISK, ""),
    ("no tiene ganas de matarse", Tier.CONTEXT, "scope.negated"),
    ("el año pasado intentó matarse, ya está estable", Tier.CONTEXT, "scope.history"),
]


@pytest.mark.parametrize(("line", "tier", "scope"), SCOPED)
def test_a_scope_changes_the_weight(line: str, tier: Tier, scope: str) -> None:
    verdict = assess(line)
    assert verdict.tier == tier, verdict.signals
    if scope:
        assert scope in verdict.signals


def test_every_signal_is_of_a_known_kind_and_has_patterns() -> None:
    for signal in load_rules().signals:
        assert signal.kind in KINDS, signal.name
        assert signal.patterns, signal.name


def test_signal_names_are_unique() -> None:
    names = [signal.name for signal in load_rules().signals]
    assert len(names) == len(set(names))


def test_no_pattern_matches_nothing_at_all() -> None:
    for signal in load_rules().signals:
        for rule in signal.patterns:
            assert not rule.pattern.search(""), signal.name
            assert not rule.pattern.search("hello , can you help me find a program ?"), signal.name


def test_every_pattern_has_a_cheap_filter() -> None:
    unfiltered = [s.name for s in load_rules().signals for rule in s.patterns if not rule.pieces]
    assert not unfiltered


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("kill(?:s|ed)? himself", "he killed himself"),
        (r"\b(?:die|dead|death)\b", "or dead"),
        (r"(?:kill)?\w+", "x"),
        (r"(?:very |so )*sad(?! song)", "sad"),
        (r"(?:(?!not)\w+ ){0,3}pills?", "the blue pill"),
    ],
)
def test_a_match_always_holds_a_piece(pattern: str, text: str) -> None:
    assert re.search(pattern, text)
    assert guarded(pattern, {}).may_match(text)


def test_a_pattern_without_a_sure_piece_always_runs() -> None:
    assert needed_pieces(r"(?:kill)?\w+") == ()


def test_fragments_are_expanded_inside_one_another() -> None:
    fragments = {"self": "(?:him|her)self", "kill_self": "kill {self}"}
    assert expand("{kill_self}{0,2}", fragments) == "kill (?:him|her)self{0,2}"
    assert guarded("{kill_self}", fragments).pattern.search("kill herself")
    assert re.compile(expand("a{1,2}", {})).fullmatch("aa")
