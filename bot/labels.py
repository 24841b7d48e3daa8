"""The names that messages, answers and buttons share: topics `faq/x`, plain intents, responses."""

TOPIC_INTENT = "faq"
FALLBACK = "nlu_fallback"
CRISIS = "crisis"


def is_topic(label: str) -> bool:
    """Whether a label names a topic (`faq/schedule`) and not a plain intent."""
    return label.startswith(f"{TOPIC_INTENT}/")


def response_for(label: str) -> str:
    """The response that answers a label: the project's one convention."""
    return f"utter_{label}"


def understanding(label: str, confidence: float) -> dict[str, object]:
    """Rasa's parse fields for a label: `intent`, and for a topic what a selector would fill."""
    intent = label.split("/", maxsplit=1)[0]
    fields: dict[str, object] = {"intent": {"name": intent, "confidence": confidence}}
    if is_topic(label):
        chosen = {
            "intent_response_key": label,
            "utter_action": response_for(label),
            "confidence": confidence,
            "responses": [],
        }
        fields["response_selector"] = {
            "all_retrieval_intents": [TOPIC_INTENT],
            TOPIC_INTENT: {
                "response": chosen,
                "ranking": [{"intent_response_key": label, "confidence": confidence}],
            },
        }
    return fields


def label_of(parse: dict[str, object]) -> str:
    """The label a parse settled on: `faq/schedule`, `greet`, `nlu_fallback`, or "" for none."""
    intent = parse.get("intent") or {}
    name = str(intent.get("name") or "") if isinstance(intent, dict) else ""
    if name != TOPIC_INTENT:
        return name
    selector = parse.get("response_selector", {})
    chosen = selector.get(TOPIC_INTENT, {}) if isinstance(selector, dict) else {}
    return str(chosen.get("response", {}).get("intent_response_key") or name)
