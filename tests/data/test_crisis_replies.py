"""What is said when someone may be in danger keeps to the reply checks of the safety research."""

import re
from collections import Counter
from datetime import date
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from bot.content.check import check
from bot.content.figures import figures
from bot.content.reading import grade, word_count
from bot.safety.tiers import KINDS, Tier
from tests.data.crisis_replies import (
    A_PROFESSIONAL,
    A_TRUSTED_PERSON,
    AFTER_A_DENIAL,
    ANOTHER_PERSON,
    ANSWERED_THE_WRONG_WAY,
    AUTOMATED,
    CALLS,
    CANNOT_CALL,
    CARE_LINE,
    CARES,
    ENGLISH,
    FORBIDDEN,
    HOUSE_RULES,
    INVITES_NO,
    MAX_BUBBLES,
    MAX_GRADE,
    MAX_WORDS,
    MEDICINES,
    METADATA,
    MISREAD,
    MOST_ALIKE,
    NEAR,
    NOT_NOW,
    NOW,
    NOW_TOLD_AGAIN,
    OF_THE_KIND,
    OF_THE_KIND_NOW,
    OUT_FIRST,
    POISON_HELP,
    QUESTION,
    REPLIES,
    RISK,
    SEEN_AT_ONCE,
    SOURCES,
    SPANISH_TAKES_MORE,
    STILL_HERE,
    TEXTS,
    TOLD_AGAIN,
    WEAPONS,
    english,
    kind_of,
    numbers,
    of_the_kind,
    replies,
    said,
    says,
    sentences,
    tier,
)


def test_every_reply_that_can_be_called_for_has_words() -> None:
    assert set(ENGLISH) <= REPLIES.keys()


def test_every_english_reply_has_its_spanish_twin_and_no_reply_is_a_stray() -> None:
    assert {f"{name}_es" for name in ENGLISH} | set(ENGLISH) == REPLIES.keys()


def test_no_reply_stands_in_two_files() -> None:
    assert not [name for name, count in Counter(n for n, _, _ in replies()).items() if count > 1]


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_says_its_tier(name: str) -> None:
    assert METADATA[name]["safety_tier"] == tier(name)


def test_only_the_care_line_joins_another_answer() -> None:
    assert {english(name) for name in REPLIES if METADATA[name].get("joins")} == {CARE_LINE}


def test_the_replies_keep_to_the_house_rules_for_answers() -> None:
    found = check(list(REPLIES.values()), SOURCES, date.today(), frozenset())

    assert [finding for finding in found if finding.rule in HOUSE_RULES] == []


@pytest.mark.parametrize("name", said(ENGLISH))
def test_a_reply_is_short(name: str) -> None:
    more = SPANISH_TAKES_MORE if name.endswith("_es") and tier(name) == Tier.RISK else 1

    assert word_count(REPLIES[name].text) <= MAX_WORDS[tier(name)] * more
    assert len(REPLIES[name].bubbles) <= (1 if tier(name) == Tier.NOW else MAX_BUBBLES)


@pytest.mark.parametrize("name", [name for name in ENGLISH if name in REPLIES])
def test_a_frightened_person_can_read_it(name: str) -> None:
    assert max(map(grade, (*REPLIES[name].bubbles, REPLIES[name].text))) <= MAX_GRADE


@pytest.mark.parametrize("name", REPLIES)
def test_no_method_no_promise_no_verdict_and_no_scolding_is_said(name: str) -> None:
    assert FORBIDDEN.findall(REPLIES[name].text) == []


@pytest.mark.parametrize("name", said((*NOW, *NOW_TOLD_AGAIN)))
def test_in_danger_now_the_first_line_says_to_call_911_and_988_comes_after(name: str) -> None:
    first_line, rest = REPLIES[name].text.split("\n", maxsplit=1)

    assert re.search(rf"(?:{CALLS})[^.]*\b911\b", first_line, re.IGNORECASE)
    assert "988" not in first_line.split("911")[0]
    assert re.search(rf"(?:{CALLS})[^.\n]*988", f"{first_line}\n{rest}", re.IGNORECASE)
    assert says(name, r"\b988\b", TEXTS)


@pytest.mark.parametrize("name", said((*NOW, *NOW_TOLD_AGAIN)))
def test_in_danger_now_someone_is_near_and_the_bot_stays_but_cannot_call(name: str) -> None:
    near = (ANOTHER_PERSON,) if kind_of(name) == "me" else (NEAR, OUT_FIRST)

    assert says(name, *near, WEAPONS, STILL_HERE, CANNOT_CALL)


@pytest.mark.parametrize("name", of_the_kind(NOW, OF_THE_KIND_NOW))
def test_in_danger_now_the_kinds_own_help_is_named(name: str) -> None:
    assert says(name, *OF_THE_KIND_NOW[kind_of(name)])


@pytest.mark.parametrize("name", [n for n in said(NOW) if kind_of(n) not in ("violence", "abuse")])
def test_in_danger_now_medicines_are_kept_away_as_weapons_are(name: str) -> None:
    assert says(name, MEDICINES)


def test_with_violence_nobody_is_asked_to_take_a_weapon() -> None:
    for name in said(["utter_crisis_violence_now", "utter_crisis_abuse_now"]):
        assert not says(name, r"\bmove weapons\b|\b(?:aleje|guarde|esconda|quite) (?:las )?armas\b")


@pytest.mark.parametrize("name", said((*RISK, *TOLD_AGAIN, *NOT_NOW)))
def test_at_risk_988_by_call_text_and_chat_is_seen_at_once(name: str) -> None:
    seen = REPLIES[name].text[:SEEN_AT_ONCE]

    assert {"988", "988lifeline.org"} <= numbers(seen)
    assert re.search(rf"(?:{CALLS})[^.]*\b988\b", seen, re.IGNORECASE)
    assert re.search(TEXTS, seen, re.IGNORECASE)
    assert says(name, r"\b911\b")


@pytest.mark.parametrize("name", said((*RISK, *TOLD_AGAIN)))
def test_at_risk_both_a_trusted_person_and_a_professional_are_urged(name: str) -> None:
    assert says(name, A_TRUSTED_PERSON, A_PROFESSIONAL)


@pytest.mark.parametrize("name", said((*RISK, *TOLD_AGAIN)))
def test_at_risk_the_bot_stays_cares_for_the_writer_and_says_what_it_is(name: str) -> None:
    assert says(name, STILL_HERE, CARES, AUTOMATED)


@pytest.mark.parametrize("name", said((*RISK, *TOLD_AGAIN)))
def test_at_risk_one_question_is_asked_and_it_comes_last(name: str) -> None:
    text = REPLIES[name].text

    assert text.endswith("?")
    assert text.count("?") == 1


@pytest.mark.parametrize("name", REPLIES)
def test_no_question_invites_a_no(name: str) -> None:
    assert not INVITES_NO.search(REPLIES[name].text)


@pytest.mark.parametrize("name", said((*RISK, *TOLD_AGAIN)))
def test_not_right_now_can_only_mean_that_there_is_no_danger(name: str) -> None:
    questions = QUESTION.findall(REPLIES[name].text)

    assert questions
    assert not [question for question in questions if ANSWERED_THE_WRONG_WAY.search(question)]


@pytest.mark.parametrize(
    "name", said(f"utter_crisis_{k}" for k in ("suicide", "self_harm", "missing", "bereaved", "me"))
)
def test_suicide_is_asked_about_by_its_name(name: str) -> None:
    assert any(re.search("suicid", question) for question in QUESTION.findall(REPLIES[name].text))


@pytest.mark.parametrize("name", of_the_kind(RISK, OF_THE_KIND))
def test_at_risk_the_kinds_own_next_step_is_named(name: str) -> None:
    assert says(name, *OF_THE_KIND[kind_of(name)])


def test_every_kind_has_a_next_step_of_its_own_to_be_checked() -> None:
    assert set(KINDS) <= OF_THE_KIND.keys()


def test_who_seeks_a_method_is_given_no_amount() -> None:
    for name in said(["utter_crisis_method_seeking"]):
        text = re.sub(r"\b(?:oprima|marque|opción) (?:el )?2\b", "", REPLIES[name].text)

        assert figures(text) <= figures(f"911 988 {POISON_HELP}")
        assert not re.search(r"\b(?:worse|safer|stronger|more than|peor|más fuerte|más de)\b", text)


@pytest.mark.parametrize("name", said(NOT_NOW))
def test_nobody_is_let_go_with_one_denial(name: str) -> None:
    assert says(name, *AFTER_A_DENIAL, STILL_HERE, AUTOMATED)


@pytest.mark.parametrize("name", said([MISREAD, CARE_LINE]))
def test_a_false_alarm_still_leaves_988_and_911_in_reach(name: str) -> None:
    assert says(name, rf"(?:{CALLS})[^.]*\b988\b", TEXTS, r"\b911\b")


@pytest.mark.parametrize("group", [RISK, NOW], ids=["risk", "now"])
def test_the_words_of_two_kinds_differ(group: tuple[str, ...]) -> None:
    texts = [REPLIES[name].text for name in said(group)]

    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("suffix", ["", "_es"])
@pytest.mark.parametrize(
    "group",
    [("utter_crisis", *TOLD_AGAIN), ("utter_crisis_now", *NOW_TOLD_AGAIN), NOT_NOW],
    ids=["risk", "now", "not now"],
)
def test_what_is_said_again_is_worded_anew(group: tuple[str, ...], suffix: str) -> None:
    texts = [REPLIES[f"{name}{suffix}"].text for name in group if f"{name}{suffix}" in REPLIES]

    for one, other in combinations(texts, 2):
        assert fuzz.token_sort_ratio(one, other) < MOST_ALIKE


@pytest.mark.parametrize(
    ("again", "before"),
    [(TOLD_AGAIN, RISK), (NOW_TOLD_AGAIN, NOW), (NOT_NOW[1:], (NOT_NOW[0], *RISK))],
    ids=["risk", "now", "not now"],
)
def test_no_long_sentence_is_pasted_again(again: tuple[str, ...], before: tuple[str, ...]) -> None:
    known = {sentence for name in said(before) for sentence in sentences(name)}

    assert [sentence for name in said(again) for sentence in sentences(name) & known] == []
