"""Somebody who wants a person is told whether the clinic's phone is answered now."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.talk_to_person import ActionTalkToPerson
from bot.clinic.clinic import WEEKDAYS, Clinic, ClinicError
from bot.content.files import read_yaml
from bot.paths import DATA, ROOT

ALL_DAY = {day: {"opens": "00:00", "closes": "23:59:59.999999"} for day in WEEKDAYS}
FORTNIGHT = [date.today() + timedelta(days=days) for days in range(-2, 17)]


def clinic(**said: object) -> Clinic:
    return Clinic(name="Elm Street", phone="555-0100", **said)


def said(action: ActionTalkToPerson) -> dict[str, object]:
    """The one message the action gives."""
    tracker = Tracker("web:1", {}, {}, [], False, None, {}, None)
    dispatcher = CollectingDispatcher()
    assert action.run(dispatcher, tracker, {}) == []
    (message,) = dispatcher.messages
    return message


def test_a_clinic_that_answers_day_and_night_answers_now() -> None:
    message = said(ActionTalkToPerson(clinic(hours=ALL_DAY)))

    assert message["response"] == "utter_talk_to_person"
    assert message["open_now"] == "The phone is answered until 11:59 pm today."


@pytest.mark.parametrize("closed", [{}, {"hours": ALL_DAY, "holidays": FORTNIGHT}])
def test_a_clinic_without_hours_these_days_promises_nothing(closed: dict[str, object]) -> None:
    message = said(ActionTalkToPerson(clinic(**closed)))

    assert message["open_now"] == "Ask when they answer the phone."


def test_with_no_clinic_given_it_reads_the_deployments_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "clinic.yml"
    file.write_text("name: Elm Street\nphone: 555-0100\n", encoding="utf-8")
    monkeypatch.setenv("CLINIC_FILE", str(file))

    assert said(ActionTalkToPerson())["open_now"] == "Ask when they answer the phone."


def test_a_broken_clinic_file_is_an_error_and_no_wrong_hours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLINIC_FILE", str(tmp_path / "none.yml"))

    with pytest.raises(ClinicError):
        said(ActionTalkToPerson())


def test_the_action_and_the_place_it_fills_exist() -> None:
    text = next(read_yaml(DATA / "replies.yml").entry("responses").entries("utter_talk_to_person"))

    assert ActionTalkToPerson().name() in read_yaml(ROOT / "domain.yml").texts("actions")
    assert "{open_now}" in text.text("text")
