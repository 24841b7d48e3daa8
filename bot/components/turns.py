"""What our policies ask of a conversation: what was understood and what was done this turn."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, islice, takewhile
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.content.parts import Part
from bot.labels import is_topic, label_of
from bot.understanding.clauses import questions

_PLAINLY = 0.6  # confidence from which a topic is taken to be asked beside something graver
_LONG_AGO = 3  # messages without a topic's answer, after which nothing leans on it any more


def understood(tracker: DialogueStateTracker) -> dict[str, Any]:
    """The parse of the latest message; empty before the first one."""
    message = tracker.latest_message
    return dict(message.parse_data or {}) if message else {}


def _since_the_message(tracker: DialogueStateTracker) -> Iterator[Event]:
    """What came after the latest message, latest first."""
    return takewhile(lambda e: not isinstance(e, UserUttered), reversed(tracker.events))


def asked_labels(parse: dict[str, Any]) -> list[str]:
    """What a message asks: its label, or two where it puts two questions."""
    return [str(label) for label in parse.get("topics") or [label_of(parse)]]


def asked_beside_danger(parse: dict[str, Any]) -> str | None:
    """The topic that a message with danger in it plainly asked about as well, if there is one."""
    ranking = parse.get("intent_ranking") or [{}]
    label, sure = str(ranking[0].get("name", "")), float(ranking[0].get("confidence", 0))
    plain = is_topic(label) and sure >= _PLAINLY and bool(questions(str(parse.get("text") or "")))
    return label if plain else None


def done_this_turn(tracker: DialogueStateTracker) -> list[str]:
    """The actions executed since the latest message, latest first."""
    done = (event for event in _since_the_message(tracker) if isinstance(event, ActionExecuted))
    return [str(event.action_name) for event in done]


def labels_before(tracker: DialogueStateTracker) -> list[str]:
    """The labels of the messages before the latest one, latest first."""
    messages = [event for event in tracker.applied_events() if isinstance(event, UserUttered)]
    return [label_of(event.parse_data) for event in reversed(messages[:-1])]


def last_topic(tracker: DialogueStateTracker) -> str | None:
    """The topic of the latest answer in this session (`faq/schedule`), if there was one."""
    return _first_topic(reversed(tracker.events))


def message_before(tracker: DialogueStateTracker) -> str | None:
    """The words of the latest message that was answered with a topic, if it is not long ago."""
    topic_seen, messages = False, 0
    for event in reversed(tracker.applied_events()):
        if isinstance(event, BotUttered):
            topic_seen = topic_seen or _topic_of(event) is not None
        elif isinstance(event, UserUttered):
            messages += 1
            if topic_seen:
                return str(event.text or "") or None
            if messages >= _LONG_AGO:
                return None
    return None


def _first_topic(events: Iterable[Event]) -> str | None:
    said = (event for event in events if isinstance(event, BotUttered))
    return next((topic for event in said if (topic := _topic_of(event))), None)


def _topic_of(event: BotUttered) -> str | None:
    topic = str(_metadata(event).get("topic") or "")
    return topic if is_topic(topic) else None


def parts_said(tracker: DialogueStateTracker, topic: str) -> list[Part]:
    """The parts of a topic's answer given in this session, oldest first."""
    return [
        Part(_metadata(event)["part"])
        for event in _utterances(tracker)
        if _topic_of(event) == topic and _metadata(event).get("part")
    ]


def last_part(tracker: DialogueStateTracker) -> Part | None:
    """The part of an answer that the message before the latest one was answered with, if any."""
    earlier = dropwhile(lambda e: not isinstance(e, UserUttered), reversed(tracker.events))
    before = takewhile(lambda e: not isinstance(e, UserUttered), islice(earlier, 1, None))
    parts = (_metadata(event).get("part") for event in before if isinstance(event, BotUttered))
    return next((Part(part) for part in parts if part), None)


def times_said(tracker: DialogueStateTracker, *names: str) -> int:
    """How often one of these replies was given in this session; an answer's part is none."""
    return sum(
        event.metadata.get("utter_action") in names and not _metadata(event).get("part")
        for event in _utterances(tracker)
    )


def _utterances(tracker: DialogueStateTracker) -> Iterator[BotUttered]:
    return (event for event in tracker.applied_events() if isinstance(event, BotUttered))


def _metadata(event: BotUttered) -> dict[str, Any]:
    """What a response carries of its own: topic, part, sources."""
    return event.metadata.get("metadata") or {}


def unread(tracker: DialogueStateTracker) -> list[Event]:
    """Takes back what Rasa read into the form's open slot: the message was no answer to it."""
    slot = tracker.get_slot(REQUESTED_SLOT)
    return [SlotSet(slot, None)] if slot and tracker.get_slot(slot) is not None else []


def predicted(
    policy: Policy, action: str, domain: Domain, events: Sequence[Event] = ()
) -> PolicyPrediction:
    """A prediction that beats the rules' handling of an open form, with events of its own."""
    probabilities = policy._default_predictions(domain)
    probabilities[domain.index_for_action(action)] = 1.0
    return PolicyPrediction(
        probabilities,
        type(policy).__name__,
        policy.priority,
        optional_events=list(events),
        is_no_user_prediction=True,
    )
