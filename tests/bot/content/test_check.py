"""Each house rule finds its own fault, and a sound answer has none."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.content.answers import Answer, Button, load_answers, load_trained
from bot.content.check import Finding, check
from bot.content.sources import Source, load_sources
from bot.paths import DATA

TODAY = date(2026, 11, 23)
TRAINED = frozenset({"faq/schedule", "find_program", "greet"})
SOUND = Answer(
    key="faq/schedule",
    text="Most groups meet 3 days a week.\n\nCall or text 988, any time, 24/7.",
    buttons=(Button("Hours", "b:schedule"), Button("Find programs", "b:find_program")),
    title="Hours and days",
    topic="faq/schedule",
    sources=("typical",),
    reviewed=date(2026, 10, 1),
    review_in="6 months",
    reviewer="sources",
    path=Path("data/faq/structure.yml"),
)


def source(name: str, *figures: str, unverified: tuple[str, ...] = ()) -> Source:
    return Source(
        id=name,
        title="A typical week",
        publisher="Our summary",
        kind="derived",
        read=TODAY,
        url="",
        facts=(7,),
        figures=figures,
        unverified=unverified,
        note="",
    )


SOURCES = {
    "typical": source("typical", "3 days a week", "$250-650 a day", unverified=("4 to 12 weeks",)),
    "other": source("other", "8 people"),
    "unchecked": source("unchecked", unverified=("call 211",)),
}


def findings(answer: Answer, trained: frozenset[str] = TRAINED) -> list[Finding]:
    return check([answer], SOURCES, TODAY, trained)


def messages(rule: str, **changes: object) -> list[str]:
    """The messages of one rule about the sound answer, changed."""
    found = findings(replace(SOUND, **changes))  # type: ignore[arg-type]
    return [finding.message for finding in found if finding.rule == rule]


def test_a_sound_answer_has_no_findings() -> None:
    assert findings(SOUND) == []


def test_an_answer_without_a_source_is_found() -> None:
    assert messages("sources", sources=()) == ["It cites no source."]


def test_an_unknown_source_is_found() -> None:
    (message,) = messages("sources", sources=("typical", "nowhere"))

    assert "nowhere" in message


@pytest.mark.parametrize(
    ("reviewed", "review_in", "due"),
    [
        (date(2026, 5, 22), "6 months", "2026-11-22"),
        (date(2024, 2, 29), "1 year", "2025-02-28"),
        (date(2026, 8, 31), "1 month", "2026-09-30"),
        (date(2026, 11, 8), "2 weeks", "2026-11-22"),
        (date(2026, 11, 12), "10 days", "2026-11-22"),
    ],
)
def test_an_overdue_review_is_found(reviewed: date, review_in: str, due: str) -> None:
    (message,) = messages("review", reviewed=reviewed, review_in=review_in)

    assert due in message


def test_a_review_due_today_is_not_overdue() -> None:
    assert messages("review", reviewed=date(2026, 5, 23)) == []


@pytest.mark.parametrize("review_in", ["", "soon", "half a year", "0 months", "6"])
def test_a_review_period_that_cannot_be_read_is_found(review_in: str) -> None:
    (message,) = messages("review", review_in=review_in)

    assert repr(review_in) in message


def test_a_review_in_the_future_is_found() -> None:
    (message,) = messages("review", reviewed=date(2026, 11, 24))

    assert "future" in message


def test_a_bubble_that_is_hard_to_read_is_found() -> None:
    hard = "Comprehensive interdisciplinary rehabilitation necessitates individualization."

    (message,) = messages("reading", text=f"Come in.\n\n{hard}")

    assert message.startswith("Bubble 2 reads at grade")


def test_a_bubble_over_ninety_words_is_found() -> None:
    assert messages("length", text="Go on. " * 45) == []
    assert messages("length", text="Go on. " * 45 + "Go.") == [
        "Bubble 1 has 91 words; 90 is the most."
    ]


def test_a_third_bubble_is_found() -> None:
    assert messages("bubbles", text="First.\n\nSecond.\n\nThird.") == [
        "It has 3 bubbles; 2 is the most."
    ]


@pytest.mark.parametrize("text", ["One.\n\n\nTwo.", "One.\n \nTwo.", "\nOne.", "One.\n", " One."])
def test_a_stray_blank_line_is_found(text: str) -> None:
    assert len(messages("blank lines", text=text)) == 1


def test_a_second_variant_is_found() -> None:
    assert len(messages("one variant", variants=2)) == 1


def test_a_banned_wording_is_found_with_its_reason() -> None:
    (message,) = messages("wording", text="It will cure them.")

    assert message == "It says 'cure': nobody can promise a cure."


@pytest.mark.parametrize("text", ["It is $250 a day.", "Up to $650.", "Three days.", "Call 911."])
def test_a_figure_that_a_cited_source_lists_is_supported(text: str) -> None:
    assert messages("figures", text=text) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("It is $700 a day.", "No cited source lists $700."),
        ("About 8 people.", "No cited source lists 8; other lists it."),
        ("Often 12 weeks.", "12 is listed only as unverified (by typical)."),
        ("Call 211.", "211 is listed only as unverified (by unchecked)."),
    ],
)
def test_a_figure_that_no_cited_source_lists_is_found(text: str, complaint: str) -> None:
    assert messages("figures", text=text) == [complaint]


def test_one_button_or_four_are_found() -> None:
    assert messages("buttons", buttons=SOUND.buttons[:1]) == [
        "It should have 2 or 3 buttons, and has 1."
    ]
    assert messages("buttons", buttons=SOUND.buttons * 2) == [
        "It should have 2 or 3 buttons, and has 4."
    ]


@pytest.mark.parametrize(
    "payload", ["b:nowhere", "schedule", "/faq/schedule", "b:faq/schedule", ""]
)
def test_a_button_that_leads_nowhere_is_found(payload: str) -> None:
    (message,) = messages("buttons", buttons=(SOUND.buttons[0], Button("Go", payload)))

    assert repr(payload) in message


def test_another_topic_in_the_metadata_is_found() -> None:
    (message,) = messages("topic", topic="faq/program_length")

    assert "faq/program_length" in message


def test_a_topic_without_an_answer_is_found() -> None:
    (finding,) = findings(SOUND, TRAINED | {"faq/medicare"})

    assert (finding.answer, finding.rule) == ("faq/medicare", "twins")


def test_an_answer_without_examples_is_found() -> None:
    (finding,) = findings(SOUND, TRAINED - {"faq/schedule"})

    assert (finding.answer, finding.rule) == ("faq/schedule", "twins")


def test_the_answers_we_ship_have_nothing_to_mend() -> None:
    answers, sources = load_answers(DATA), load_sources(DATA)

    assert answers
    assert check(answers, sources, date.today(), load_trained(DATA)) == []
