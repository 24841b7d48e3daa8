"""What a conversation has told is remembered apart from others', and goes when it is erased."""

from bot.crisis.state import SafetyMemory, SafetyState
from bot.safety.tiers import Tier

TOLD = SafetyState(tier=Tier.RISK, kind="suicide", asked=True)


def test_nothing_is_known_of_a_new_conversation() -> None:
    assert SafetyMemory().of("web:1") == SafetyState(tier=Tier.NONE, asked=False)


def test_each_conversation_is_remembered_by_itself() -> None:
    memory = SafetyMemory()

    memory.keep("web:1", TOLD)

    assert memory.of("web:1") == TOLD
    assert memory.of("web:2") == memory.of("web") == SafetyState()


def test_an_erased_conversation_begins_anew_and_others_go_on() -> None:
    memory = SafetyMemory()
    memory.keep("web:1", TOLD)
    memory.keep("web:2", TOLD)

    memory.forget("web:1")
    memory.forget("never heard of")

    assert memory.of("web:1") == SafetyState()
    assert memory.of("web:2") == TOLD


def test_a_flood_of_conversations_pushes_out_the_silent_ones_first() -> None:
    memory = SafetyMemory()
    memory.keep("silent", TOLD)
    memory.keep("talking", TOLD)
    for number in range(9_999):
        memory.keep(f"web:{number}", SafetyState())
        memory.keep("talking", TOLD)

    assert memory.of("silent") == SafetyState()
    assert memory.of("talking") == TOLD


def test_what_was_told_stands_for_half_a_day_after_the_last_message() -> None:
    hours = [0.0]
    memory = SafetyMemory(clock=lambda: hours[0] * 3600)
    memory.keep("web:1", TOLD)

    hours[0] = 11.9
    assert memory.of("web:1") == TOLD
    memory.keep("web:1", TOLD)
    hours[0] = 23.5
    assert memory.of("web:1") == TOLD
    hours[0] = 24
    assert memory.of("web:1") == SafetyState()
