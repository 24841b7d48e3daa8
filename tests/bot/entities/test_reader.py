"""What holds across kinds: nothing where there is nothing, one entity a span, any text at all."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entities.found import KINDS
from bot.entities.reader import EntityReader

PIECES = [
    "my son",
    "Austin",
    "columbus oh",
    "43215",
    "$1,500",
    "80/20",
    "15yo",
    "in her 70s",
    "bcbs of",
]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "thanks so much",
        "what is an IOP",
        "how many hours a day",
        "is it 3 or 5 days a week",
        "how long does it last, 8 weeks?",
        "what do they do all day",
        "may i come too",
        "do they help with school",
        "is it in the evening or the morning",
        "can she keep her phone",
        "who leads the group",
        "I don't know what to do",
        "what if it doesn't work",
        "does it start at 9 am",
        "is the waitlist long",
        "do we need a referral",
        "what should I ask them",
        "oh ok",
        "can I talk to a person",
        "delete my data",
        "what's the difference between PHP and IOP",
        "will he be ok",
        "is telehealth as good",
        "how do I get him to go",
        "Which one is right for us?",
        "Monday at 6 pm, Tuesday at 7",
    ],
)
def test_an_everyday_question_holds_no_entity(reader: EntityReader, text: str) -> None:
    assert reader.read(text) == []


def test_a_person_named_like_a_city_is_told_from_the_city(reader: EntityReader) -> None:
    text = "my daughter Charlotte is 15, we live in Charlotte, NC"
    found = [(one.kind, one.start, one.value) for one in reader.read(text)]
    assert found == [("relation", 3, "daughter"), ("age", 25, 15), ("place", 40, "Charlotte, NC")]


def test_the_longer_reading_wins(reader: EntityReader) -> None:
    text = "bcbs of texas"
    assert [(one.kind, one.end) for one in reader.read(text)] == [("insurer", len(text))]


def test_nothing_of_a_message_stays_in_memory(reader: EntityReader) -> None:
    text = "Please ask Zyxwvutsrq about Qwortnblat near Plofmerdingen"
    reader.read(text)
    kept = reader._named_places._language.vocab.strings
    ours = reader._phrases._vocab.strings
    assert not [word for word in text.split() if len(word) > 9 and (word in kept or word in ours)]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text())).map(" ".join))
def test_any_text_is_read_into_spans_that_stand_in_it(reader: EntityReader, text: str) -> None:
    found = reader.read(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.kind in KINDS
        assert one.value != ""
    assert not [pair for pair in combinations(found, 2) if pair[0].overlaps(pair[1])]
