"""Promises, verdicts and hurtful words are found; the same words in a denial or warning pass."""

from pathlib import Path

import pytest

from bot.content.banned import load_banned
from bot.content.files import ContentError


def banned_in(text: str) -> list[str]:
    return [words for banned in load_banned() for words in banned.matches(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We guarantee results.", "guarantee"),
        ("This cures depression.", "cures"),
        ("It can be cured.", "cured"),
        ("He will recover.", "will recover"),
        ("She will fully recover in time.", "will fully recover"),
        ("It definitely helps.", "definitely"),
        ("He committed suicide.", "committed suicide"),
        ("People who commit suicide.", "commit suicide"),
        ("After a failed suicide attempt.", "failed suicide"),
        ("After a successful attempt.", "successful attempt"),
        ("You need IOP.", "You need IOP"),
        ("Your son needs an IOP.", "Your son needs an IOP"),
        ("They need a residential stay.", "They need a residential"),
        ("We recommend a day program.", "We recommend"),
        ("I recommend this one.", "I recommend"),
        ("It's just three days.", "just"),
        ("You can do it!", "!"),
        ("This is **bold**.", "**"),
        ("Take care 💙", "💙"),
        ("No one knows. It cures most people.", "cures"),
        ("Not everyone comes.\n\nIt cures most people.", "cures"),
    ],
)
def test_banned_wordings_are_found(text: str, words: str) -> None:
    assert words in banned_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "No program can promise a cure.",
        "Nobody can guarantee that they will recover.",
        "It doesn't cure everyone.",
        "It doesn’t guarantee a place.",
        "There are no guarantees.",
        "Be wary of anyone who guarantees a cure.",
        "Walk away from a program that:\n- hides its license\n- guarantees results",
        "Ask whether your loved one needs an IOP.",
        "We do not recommend programs.",
        "Suicide attempts are an emergency.",
        "They adjust the plan and keep it secure.",
    ],
)
def test_denials_warnings_and_questions_pass(text: str) -> None:
    assert banned_in(text) == []


def test_every_entry_gives_its_reason() -> None:
    assert all(banned.reason for banned in load_banned())


def test_a_broken_pattern_is_named(tmp_path: Path) -> None:
    path = tmp_path / "banned.yml"
    path.write_text("banned:\n- pattern: '('\n  reason: none\n", encoding="utf-8")

    with pytest.raises(ContentError, match="no regular expression"):
        load_banned(path)
