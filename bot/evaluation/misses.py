"""What went wrong, one line each, for the set that may be looked at."""

from collections.abc import Iterable, Sequence

from bot.evaluation.dialogues import Performance, Played
from bot.evaluation.safety import Heard
from bot.evaluation.topics import Reading
from bot.evaluation.twins import Twin

_SHOWN = 90


def misread(readings: Iterable[Reading]) -> list[str]:
    """One line a message that was not understood."""
    return [
        f"{r.message.style:15} wanted {'/'.join(sorted(r.message.labels)):40} got {r.label:28} "
        f"{'(unsure)' if r.unsure else '':9}{r.message.text[:_SHOWN]}"
        for r in readings
        if r.message.in_scope and not r.right
    ]


def stumbles(performances: Iterable[Performance]) -> list[str]:
    """One line a turn that was not answered as it should be, and one a fault."""
    return [
        line
        for performance in performances
        for line in (
            *(
                f"{played.turn.kind:15} wanted {_fair(played):40} got {'+'.join(played.labels):28} "
                f"{played.turn.user[:_SHOWN]}"
                for played in performance.turns
                if not played.right
            ),
            *performance.faults,
        )
    ]


def unheard(rows: Iterable[Heard]) -> list[str]:
    """One line a message of danger that was not caught."""
    missed = [row for row in rows if row.grave and not row.caught]
    return [
        _line("missed danger", row.cry.category, row.tier, row.signals, row.cry.text)
        for row in sorted(missed, key=lambda row: row.cry.category)
    ]


def false_alarms(rows: Iterable[Heard], readings: Iterable[Reading]) -> list[str]:
    """One line a harmless message that was taken over, of the safety sets and of the topics."""
    cries = sorted((row for row in rows if row.false_alarm), key=lambda row: row.cry.category)
    heard = [(row.cry.category, row.tier, row.signals, row.cry.text) for row in cries]
    asked = [(r.message.style, r.tier, r.signals, r.message.text) for r in readings if r.alarmed]
    return [_line("false alarm", *what) for what in (*heard, *asked)]


def lost(twins: Sequence[Twin]) -> list[str]:
    """One line a twin that was not caught although its original was."""
    return [
        _line(f"lost {twin.kind}", twin.original.category, twin.tier, (), twin.text)
        for twin in sorted(twins, key=lambda twin: twin.kind)
        if not twin.kept
    ]


def _line(what: str, where: str, tier: int, signals: Sequence[str], text: str) -> str:
    named = ", ".join(signals) or "no signal"
    plain = " ".join(text.split())[: 2 * _SHOWN]
    return f"{what:15} {where:9} tier {tier} [{named}] {plain}"


def _fair(played: Played) -> str:
    return " + ".join("/".join(sorted(fair)) for fair in played.turn.answers)
