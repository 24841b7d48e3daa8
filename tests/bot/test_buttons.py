"""Every button we offer does something, and nothing that a person types is a button."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import PREFIX, Buttons, Press, load_buttons
from bot.content.answers import load_answers
from bot.content.files import ContentError, read_yaml
from bot.crisis.answers import answer_of_button
from bot.labels import CRISIS, label_of, response_for
from bot.paths import DATA, ROOT
from bot.safety.tiers import CALM, Tier, Verdict

FOLDERS = [DATA / "faq", DATA / "safety"]
FILES = [
    DATA / "replies.yml",
    *(path for folder in FOLDERS for path in sorted(folder.glob("*.yml"))),
]
BUTTONS = load_buttons(DATA)
NAMED = [entry.name for entry in read_yaml(DATA / "buttons.yml").named("buttons")]
TOPICS = [answer.key for answer in load_answers(DATA)]


def offered() -> Iterator[tuple[str, str]]:
    """Each button under a response of ours: the response and the button's payload."""
    for path in FILES:
        responses = read_yaml(path).entry("responses")
        for name in responses.fields:
            for variant in responses.entries(name):
                for button in variant.entries("buttons"):
                    yield name, button.text("payload")


def responses() -> set[str]:
    return {name for path in FILES for name in read_yaml(path).entry("responses").fields}


def press(name: str) -> Press:
    found = BUTTONS.press(f"{PREFIX}{name}")
    assert found
    return found


def every_press() -> list[Press]:
    return [press(name) for name in [*NAMED, *(topic.split("/")[-1] for topic in TOPICS)]]


def test_every_button_we_offer_can_be_pressed() -> None:
    payloads = list(offered())

    assert payloads
    assert [(name, payload) for name, payload in payloads if not BUTTONS.press(payload)] == []


def test_every_button_leads_to_words_an_action_a_form_or_a_command() -> None:
    domain = read_yaml(ROOT / "domain.yml")
    known = {*responses(), *domain.texts("actions"), *domain.entry("forms").fields}

    def leads(button: Press) -> bool:
        label = button.label
        ways = {response_for(label), f"action_{label}", f"{label}_form"}
        return bool(button.command or answer_of_button(button.name) or ways & known)

    assert [button.name for button in every_press() if not leads(button)] == []


def test_no_named_button_takes_a_topics_place() -> None:
    assert set(NAMED).isdisjoint(topic.split("/")[-1] for topic in TOPICS)


@pytest.mark.parametrize(
    "payload",
    ["", "b:", "b:nowhere", "b:faq/schedule", "B:schedule", " b:schedule", "b:schedule ", "b:b:"],
)
def test_an_id_we_did_not_issue_is_no_button(payload: str) -> None:
    assert BUTTONS.press(payload) is None


@pytest.mark.parametrize(
    "text", ["schedule", "/schedule", "/faq/schedule", "/restart", "danger_now"]
)
def test_typed_commands_are_no_buttons(text: str) -> None:
    assert BUTTONS.press(text) is None


@given(st.text().filter(lambda text: not text.startswith(PREFIX)))
def test_free_text_is_never_a_button(text: str) -> None:
    assert BUTTONS.press(text) is None


def test_a_topic_button_says_the_topic_without_reading() -> None:
    parse = press("schedule").parse()

    assert parse["intent"] == {"name": "faq", "confidence": 1.0}
    chosen = parse["response_selector"]["faq"]["response"]
    assert chosen["intent_response_key"] == "faq/schedule"
    assert chosen["utter_action"] == "utter_faq/schedule"
    assert parse["text"] == press("schedule").title
    assert parse["safety"] == {"tier": 0, "signals": [], "kind": "none", "reply": ""}


@pytest.mark.parametrize("tier", Tier)
def test_a_press_is_a_crisis_if_and_only_if_the_guard_heard_danger_in_it(tier: Tier) -> None:
    verdict = Verdict(tier, ("button.danger_now",), "suicide")

    for button in every_press():
        parse = button.parse(verdict, "utter_crisis_suicide_now")
        assert (label_of(parse) == CRISIS) == (tier >= Tier.RISK)
        assert parse["safety"]["tier"] == tier
        assert parse["text"] == button.title


def test_a_press_carries_what_the_guard_heard_and_said() -> None:
    verdict = Verdict(Tier.NOW, ("button.danger_now",), "suicide")

    assert press("danger_now").parse(verdict, "utter_crisis_suicide_now")["safety"] == {
        "tier": 3,
        "signals": ["button.danger_now"],
        "kind": "suicide",
        "reply": "utter_crisis_suicide_now",
    }


@pytest.mark.parametrize("button", every_press(), ids=lambda button: button.name)
def test_no_button_is_a_crisis_by_itself(button: Press) -> None:
    assert label_of(button.parse(CALM)) == button.label != CRISIS


@pytest.mark.parametrize("verdict", ["helpful", "unhelpful", "wrong"])
def test_a_verdict_button_carries_its_verdict(verdict: str) -> None:
    button = press(f"feedback_{verdict}")

    (entity,) = button.parse()["entities"]
    assert (entity["entity"], entity["value"]) == ("verdict", verdict)
    assert (entity["start"], entity["end"]) == (0, len(button.title))
    assert label_of(button.parse()) == "give_feedback"


@pytest.mark.parametrize("label", [*TOPICS, "find_program", "talk_to_person"])
def test_a_button_offered_for_a_label_leads_to_that_label(label: str) -> None:
    button = BUTTONS.offer(label)

    assert button
    assert BUTTONS.press(button["payload"]).label == label
    assert BUTTONS.title(label) == button["title"]


def test_a_label_without_a_button_is_still_called_something() -> None:
    assert BUTTONS.offer("out_of_scope") is None
    assert BUTTONS.title("out_of_scope") == "out of scope"
    assert Buttons({}).title("faq/job_leave") == "job leave"


def test_a_button_without_a_title_is_named(tmp_path: Path) -> None:
    (tmp_path / "buttons.yml").write_text("buttons:\n  resume: {label: resume}\n")

    with pytest.raises(ContentError, match="resume needs 'title' as text"):
        load_buttons(tmp_path)


def test_every_topic_has_an_answer_under_the_name_its_button_gives() -> None:
    assert {response_for(topic) for topic in TOPICS} <= responses()
