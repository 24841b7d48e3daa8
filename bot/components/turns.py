"""What our policies ask of a conversation: what was understood and what was done this turn."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.buttons import PREFIX
from bot.labels import TOPIC_INTENT, is_topic, label_of


def understood(tracker: DialogueStateTracker) -> dict[str, Any]:
    """The parse of the latest message; empty before the first one."""
    message = tracker.latest_message
    return dict(message.parse_data or {}) if message else {}


def _since_the_message(tracker: DialogueStateTracker) -> Iterator[Event]:
    """What came after the latest message, latest first."""
    return takewhile(lambda e: not isinstance(e, UserUttered), reversed(tracker.events))


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


def answered_topic(tracker: DialogueStateTracker) -> str | None:
    """The topic that the latest message was answered with, if it was one."""
    return _first_topic(_since_the_message(tracker))


def _first_topic(events: Iterable[Event]) -> str | None:
    said = (event for event in events if isinstance(event, BotUttered))
    return next((topic for event in said if (topic := _topic_of(event))), None)


def _topic_of(event: BotUttered) -> str | None:
    topic = str((event.metadata.get("metadata") or {}).get("topic") or "")
    return topic if is_topic(topic) else None


def offered_labels(tracker: DialogueStateTracker) -> set[str]:
    """The labels behind the buttons that the latest message was answered with."""
    said = (event for event in _since_the_message(tracker) if isinstance(event, BotUttered))
    buttons = [button for event in said for button in event.data.get("buttons") or ()]
    names = [button["payload"].removeprefix(PREFIX) for button in buttons]
    return {*names, *(f"{TOPIC_INTENT}/{name}" for name in names)}


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
