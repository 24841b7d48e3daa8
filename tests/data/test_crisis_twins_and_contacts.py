"""The crisis replies' buttons and Spanish twins, and the numbers they give."""

import re
from datetime import date

import pytest

from bot.buttons import load_buttons
from bot.content.figures import figures, figures_listed
from bot.content.files import Entry
from bot.content.reading import word_count
from bot.paths import DATA
from bot.safety.tiers import Tier
from tests.data.crisis_replies import (
    A_QUARTER,
    ASK_THE_WRITER,
    CONTACTS,
    GENDERED,
    KEY_FOR_SPANISH,
    MAX_SENTENCE,
    METADATA,
    MISREAD,
    NOT_NOW,
    NOT_USTED,
    NOW,
    NOW_TOLD_AGAIN,
    QUESTION,
    REPLIES,
    RISK,
    SOURCES,
    SPANISH,
    TOLD_AGAIN,
    WHOM,
    english,
    kind_of,
    numbers,
    payloads,
    said,
    says,
    tier,
)


def test_every_button_can_be_pressed() -> None:
    buttons = load_buttons(DATA)
    offered = [(name, payload) for name in REPLIES for payload in payloads(name)]

    assert offered
    assert [(name, payload) for name, payload in offered if not buttons.press(payload)] == []


@pytest.mark.parametrize("name", said(RISK))
def test_at_risk_the_buttons_lead_to_more_danger_to_less_and_to_oneself(name: str) -> None:
    third = ["b:talk_to_person"] if kind_of(name) == "me" else ["b:danger_me", "b:danger_misread"]

    assert payloads(name) == ["b:danger_now", "b:danger_not_now", *third]


@pytest.mark.parametrize("name", said((*NOW, *NOW_TOLD_AGAIN)))
def test_in_danger_now_one_can_say_that_it_is_over_or_was_not_meant(name: str) -> None:
    assert payloads(name)[:2] == ["b:danger_not_now", "b:danger_misread"]


@pytest.mark.parametrize("name", said((*TOLD_AGAIN, *NOT_NOW, MISREAD)))
def test_afterwards_a_person_and_the_danger_button_stay_in_reach(name: str) -> None:
    assert {"b:talk_to_person", "b:danger_now"} <= set(payloads(name))


@pytest.mark.parametrize("name", REPLIES)
def test_no_two_buttons_of_a_reply_look_alike(name: str) -> None:
    buttons = REPLIES[name].buttons

    assert len({button.title for button in buttons}) == len(set(payloads(name))) == len(buttons)


@pytest.mark.parametrize("name", SPANISH)
def test_the_spanish_twin_has_the_same_buttons_sources_and_numbers(name: str) -> None:
    twin = english(name)
    spanish_key = {"2"}  # 988, then the key for Spanish

    assert payloads(name) == payloads(twin)
    assert {**METADATA[name], "title": ""} == {**METADATA[twin], "title": ""}
    assert numbers(REPLIES[name].text) - spanish_key == numbers(REPLIES[twin].text)


@pytest.mark.parametrize("name", SPANISH)
def test_the_spanish_twin_has_titles_of_its_own(name: str) -> None:
    titles = {METADATA[name]["title"], *(button.title for button in REPLIES[name].buttons)}
    twin = english(name)

    assert not titles & {METADATA[twin]["title"], *(b.title for b in REPLIES[twin].buttons)}


@pytest.mark.parametrize("name", SPANISH)
def test_in_spanish_988_comes_with_the_key_for_spanish(name: str) -> None:
    say_why = "" if tier(name) == Tier.NOW else " para español"

    assert says(name, f"{KEY_FOR_SPANISH}{say_why}")


@pytest.mark.parametrize("name", SPANISH)
def test_in_spanish_the_writer_is_usted_and_neither_a_man_nor_a_woman(name: str) -> None:
    words = (REPLIES[name].text, *(button.title for button in REPLIES[name].buttons))

    assert not [text for text in words if NOT_USTED.search(text) or GENDERED.search(text)]


@pytest.mark.parametrize(
    "name",
    [n for n in SPANISH if english(n) in (*RISK, *TOLD_AGAIN) and kind_of(n) not in ASK_THE_WRITER],
)
def test_in_spanish_the_question_says_whom_it_is_about(name: str) -> None:
    assert all(map(WHOM.search, QUESTION.findall(REPLIES[name].text)))


@pytest.mark.parametrize("name", SPANISH)
def test_in_spanish_every_question_is_opened_and_every_sentence_is_short(name: str) -> None:
    text = REPLIES[name].text
    parts = re.split(r"(?<=[.?:])\s+(?:- )?", text)

    assert text.count("¿") == text.count("?")
    assert max(map(word_count, parts)) <= MAX_SENTENCE


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_gives_no_number_that_the_list_of_contacts_lacks(name: str) -> None:
    listed = {n for contact in CONTACTS for n in numbers(contact.text("contact"))}

    assert numbers(REPLIES[name].text) <= listed
    assert all(numbers(title) <= listed for title in (b.title for b in REPLIES[name].buttons))


@pytest.mark.parametrize("contact", CONTACTS, ids=lambda contact: contact.name)
def test_a_contact_is_one_that_its_source_carries(contact: Entry) -> None:
    source = SOURCES[contact.text("source")]

    assert contact.text("name")
    assert figures(contact.text("contact")) <= figures_listed(source.figures)


@pytest.mark.parametrize("contact", CONTACTS, ids=lambda contact: contact.name)
def test_a_contact_was_checked_this_quarter(contact: Entry) -> None:
    checked, recheck_by = contact.day("checked"), contact.day("recheck_by")

    assert checked <= date.today() <= recheck_by, f"call or look up {contact.text('name')} again"
    assert recheck_by - checked <= A_QUARTER


def test_every_contact_is_listed_once_and_used() -> None:
    written = [contact.text("contact") for contact in CONTACTS]
    used = {n for reply in REPLIES.values() for n in numbers(reply.text)}

    assert len(set(written)) == len(written)
    assert [contact for contact in written if not numbers(contact) <= used] == []


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_cites_the_source_of_each_contact_it_gives(name: str) -> None:
    given = numbers(REPLIES[name].text)
    owed = {c.text("source") for c in CONTACTS if numbers(c.text("contact")) & given}

    assert owed <= set(REPLIES[name].sources)
