"""Our words go to the writer only where the writer speaks of nobody else."""

import pytest

from bot.safety.person import about_self


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "i cant do this anymore",
        "I'm going to kill myself",
        "ive been cutting again",
        "I feel like nobody would miss me",
        "quiero morirme",
        "ya no aguanto más",
        "no puedo más con mi vida",
        "I WANT TO END MY LIFE",
    ],
)
def test_who_speaks_of_themself_is_spoken_to(text: str) -> None:
    assert about_self(text)


@pytest.mark.parametrize(
    "text",
    [
        "my son wants to die",
        "she told me she wants to die",
        "I think my wife took pills",
        "I'm afraid for my brother",
        "mi hija dice que quiere morir",
        "mi esposo se quiere matar",
        "I found cuts on her arms",
        "someone I know is suicidal",
        "they want to die and I am scared",
    ],
)
def test_who_speaks_of_somebody_else_is_not_taken_for_the_one_in_danger(text: str) -> None:
    assert not about_self(text)


@pytest.mark.parametrize("text", ["", "?!", "suicide", "wants to die", "took the whole bottle"])
def test_in_doubt_nobody_is_said_to_speak_of_themself(text: str) -> None:
    assert not about_self(text)
