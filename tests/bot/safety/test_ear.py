"""The ear hears danger in words that nobody listed, and stays calm where words only sound so."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.encoder.encoder import Encoder
from bot.paths import EAR, ENCODER
from bot.safety.ear import Ear, load_groups, train_ear

DANGER = [
    ("overdose", "he swallowed every tablet in the cabinet and now he is slurring"),
    ("overdose", "i think she took too many of her sleeping pills, she won't wake up"),
    ("suicide", "my daughter says she would be better off dead"),
    ("suicide", "our son told us he has picked the day he will end it"),
    ("suicide", "i do not want to be alive anymore"),
    ("self_harm", "there are fresh razor marks on my daughter's thighs"),
    ("self_harm", "he burns his arms with a lighter when he is upset"),
    ("violence", "my brother says he is going to stab our father tonight"),
    ("violence", "she held a knife to her sister's throat"),
    ("psychosis", "he thinks the neighbors put cameras in his teeth and voices tell him to run"),
    ("abuse", "my stepfather hits my mom and locks her in the bedroom"),
    ("eating", "she has eaten nothing but ice for five days and she fainted"),
    ("missing", "he ran off at midnight without his phone and left a goodbye message"),
    ("medical", "he quit drinking yesterday and now he shakes and sees bugs on the wall"),
    ("perinatal", "since the birth i keep having thoughts of drowning the baby"),
    ("method_seeking", "how many of his pills would it take to kill a person"),
]
CALM = [
    "what are the hours of the program",
    "does our plan pay for online sessions",
    "how do i ask for a refund of the deposit",
    "is there parking behind the building",
    "my daughter missed a session because of the flu",
    "she takes her medicine every night at eight",
    "can his grandmother come to family night",
    "the deadline for the form is friday",
    "this paperwork is killing me",
    "the wait on hold nearly killed me",
    "he bombed his driving test",
    "we would kill for an evening spot",
    "he is dead tired after group",
    "my heart is broken but we are doing better this week",
    "",
    "?",
    "🙏",
]
MOST_KINDS = 5
STORY = "We start on Monday. {} What should she bring along? Thanks for the help with parking."
NLU = """
nlu:
- intent: crisis
  examples: |
    - please someone help right now
    - this is an emergency please help
- intent: greet
  examples: |
    - hello there
    - good morning to you
"""
FAQ = """
nlu:
- intent: faq/schedule
  examples: |
    - how many hours a week is it
    - which days of the week is it
"""
SUICIDE = """
kind: suicide
lines:
- he says he wants to die
- she says she wants to end it all
- he says he is better off dead
"""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(ENCODER)


@pytest.fixture(scope="module")
def ear(encoder: Encoder) -> Ear:
    return Ear.load(EAR, encoder)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A few lines of each sort, enough to learn from in a second."""
    for folder in ("danger", "faq"):
        (tmp_path / "data" / folder).mkdir(parents=True)
    (tmp_path / "data" / "nlu.yml").write_text(NLU, encoding="utf-8")
    (tmp_path / "data" / "faq" / "structure.yml").write_text(FAQ, encoding="utf-8")
    (tmp_path / "data" / "danger" / "suicide_plain.yml").write_text(SUICIDE, encoding="utf-8")
    return tmp_path / "data"


def written(folder: Path) -> dict[str, tuple[int, int]]:
    return {p.name: (p.stat().st_mtime_ns, p.stat().st_ino) for p in folder.iterdir()}


@pytest.mark.parametrize(("kind", "line"), DANGER)
def test_plain_danger_of_every_kind_is_heard(ear: Ear, kind: str, line: str) -> None:
    assert ear.hears(line).whole >= 0.5


@pytest.mark.parametrize("line", CALM)
def test_what_is_ordinary_or_only_a_way_of_speaking_is_no_danger(ear: Ear, line: str) -> None:
    heard = ear.hears(line)
    assert max(heard.whole, heard.sentence) < 0.5


def test_the_kind_of_danger_is_named_where_it_is_plain(ear: Ear) -> None:
    heard = [(kind, ear.hears(line).kind) for kind, line in DANGER]

    assert not [pair for pair in heard if pair[1] not in (pair[0], "any")]
    assert len({kind for kind, named in heard if kind == named}) >= MOST_KINDS


@pytest.mark.parametrize("line", [line for _, line in DANGER[2:10:2]])
def test_one_sentence_of_danger_is_heard_in_a_calm_story(ear: Ear, line: str) -> None:
    assert ear.hears(STORY.format(f"{line.capitalize()}.")).sentence >= 0.5


def test_a_calm_story_is_calm_sentence_by_sentence(ear: Ear) -> None:
    assert ear.hears(STORY.format("We drive her there ourselves.")).sentence < 0.5


def test_a_message_of_one_sentence_is_judged_as_a_whole(ear: Ear) -> None:
    assert ear.hears(DANGER[0][1]).sentence == 0.0


@given(text=st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_whatever_is_said_the_ear_gives_a_chance(ear: Ear, text: str) -> None:
    heard = ear.hears(text)
    assert 0 <= heard.whole <= 1 + 1e-9
    assert 0 <= heard.sentence <= 1 + 1e-9


def test_what_people_ask_counts_as_calm_and_a_cry_as_danger_of_any_kind(data: Path) -> None:
    groups = load_groups(data)

    assert set(groups) == {
        "suicide/suicide_plain",
        "any/crisis",
        "calm/greet",
        "calm/faq_structure",
    }
    assert len(groups["suicide/suicide_plain"]) == 3


def test_with_nothing_changed_nothing_is_written_again(
    data: Path, tmp_path: Path, encoder: Encoder
) -> None:
    folder = tmp_path / "ear"
    train_ear(data, folder, encoder)
    before = written(folder)
    train_ear(data, folder, encoder)

    assert written(folder) == before
    assert Ear.load(folder, encoder).hears("he says he wants to die").kind == "suicide"


def test_a_new_line_is_learnt(data: Path, tmp_path: Path, encoder: Encoder) -> None:
    folder = tmp_path / "ear"
    train_ear(data, folder, encoder)
    before = written(folder)
    path = data / "danger" / "suicide_plain.yml"
    path.write_text(f"{SUICIDE}- she wrote a goodbye letter\n", encoding="utf-8")
    train_ear(data, folder, encoder)

    assert all(written(folder)[name] != before[name] for name in before)


def test_a_training_that_broke_off_is_done_again(
    data: Path, tmp_path: Path, encoder: Encoder
) -> None:
    folder = tmp_path / "ear"
    train_ear(data, folder, encoder)
    (folder / "fingerprint").unlink()
    (folder / "lines.npz").write_bytes(b"broken off")
    train_ear(data, folder, encoder)

    assert Ear.load(folder, encoder).hears("he says he wants to die").whole > 0


def test_an_ear_that_was_never_trained_is_missed(tmp_path: Path, encoder: Encoder) -> None:
    with pytest.raises(OSError):
        Ear.load(tmp_path, encoder)
