""" "Tell me more" has an answer for what is asked most, and the house rules hold for it too."""

from dataclasses import replace
from datetime import date

import pytest

from bot.content.answers import Answer, load_answers
from bot.content.check import check
from bot.content.sources import load_sources
from bot.paths import DATA

MOST_ASKED = """
iop_definition schedule program_length typical_day who_is_it_for virtual_iop teens medication
cost_typical insurance_coverage prior_authorization denied_claim refuses_help family_involvement
payment_help
"""
ANSWERS = {answer.key: answer for answer in load_answers(DATA)}
CONTINUED = [answer for answer in ANSWERS.values() if answer.more]
CLOSING = ("Amounts and rules differ", "Rules differ", "Check with")
SCHEDULE = ANSWERS["faq/schedule"]


def found(answer: Answer) -> list[tuple[str, str]]:
    """The rules broken by an answer of ours, with what is said about each."""
    everything = [answer if other.key == answer.key else other for other in ANSWERS.values()]
    findings = check(everything, load_sources(DATA), date.today(), frozenset(ANSWERS) | INTENTS)
    return [(finding.rule, finding.message) for finding in findings]


INTENTS = {button.payload.removeprefix("b:") for a in ANSWERS.values() for button in a.buttons}


@pytest.mark.parametrize("topic", MOST_ASKED.split())
def test_the_most_asked_topics_go_on_where_the_answer_ends(topic: str) -> None:
    continued = ANSWERS[f"faq/{topic}"].continued

    assert continued is not None
    assert continued.sources


@pytest.mark.parametrize("answer", CONTINUED, ids=lambda answer: answer.key)
def test_a_continuation_repeats_nothing_but_the_closing_advice(answer: Answer) -> None:
    said = {line.strip() for line in answer.text.replace(". ", ".\n").splitlines() if line}
    again = [line for line in answer.more.replace(". ", ".\n").splitlines() if line.strip() in said]

    assert not [line for line in again if not line.startswith(CLOSING)]


@pytest.mark.parametrize("answer", CONTINUED, ids=lambda answer: answer.key)
def test_a_continuation_is_one_bubble(answer: Answer) -> None:
    assert answer.continued is not None
    assert len(answer.continued.bubbles) == 1


def test_what_goes_on_is_the_same_answer_with_text_and_sources_of_its_own() -> None:
    continued = SCHEDULE.continued

    assert continued == replace(
        SCHEDULE, text=SCHEDULE.more, sources=SCHEDULE.more_sources, more=""
    )
    assert continued.continued is None


def test_a_sound_continuation_has_nothing_to_mend() -> None:
    assert found(SCHEDULE) == []


@pytest.mark.parametrize(
    ("more", "rule", "complaint"),
    [
        ("It is 83 hours a week.", "figures", "No cited source lists 83"),
        ("Go on. " * 45 + "Go.", "length", "Bubble 1 has 91 words; 90 is the most."),
        ("One.\n\nTwo.\n\nThree.", "bubbles", "It has 3 bubbles; 2 is the most."),
        ("It will cure them.", "wording", "It says 'cure': nobody can promise a cure."),
        (" Go on.", "blank lines", "begins or ends with a blank"),
        (
            "Comprehensive interdisciplinary rehabilitation necessitates individualization.",
            "reading",
            "Bubble 1 reads at grade",
        ),
    ],
    ids=["figures", "length", "bubbles", "wording", "blanks", "reading"],
)
def test_a_continuation_that_breaks_a_rule_is_found(more: str, rule: str, complaint: str) -> None:
    (message,) = [said for broken, said in found(replace(SCHEDULE, more=more)) if broken == rule]

    assert complaint in message


def test_a_continuation_without_a_source_is_found() -> None:
    assert ("sources", "It cites no source.") in found(replace(SCHEDULE, more_sources=()))


def test_a_figure_of_the_answer_is_not_lent_to_its_continuation() -> None:
    (figure,) = found(replace(SCHEDULE, more="It is 19 hours.", more_sources=("our_advice",)))

    assert figure[0] == "figures"
