"""The reading grade scores what a person reads, not how it is laid out."""

from bot.content.reading import grade, word_count

PLAIN = "Most groups meet three days a week. Your loved one sleeps at home."
HARD = (
    "Comprehensive interdisciplinary rehabilitation necessitates psychopharmacological "
    "considerations alongside participation in psychoeducational interventions."
)


def test_plain_words_score_lower_than_hard_ones() -> None:
    assert grade(PLAIN) < 8 < grade(HARD)


def test_lines_of_a_list_count_as_sentences() -> None:
    items = ["Ask who leads the groups", "Ask how many people are in them", "Ask when they start"]
    as_list = "Call the program:\n" + "\n".join(f"- {item}" for item in items)
    as_sentences = "Call the program. " + " ".join(f"{item}." for item in items)

    assert grade(as_list) == grade(as_sentences)


def test_a_list_line_that_ends_with_a_stop_is_not_ended_twice() -> None:
    assert grade("- Ask who leads it.\n- Ask who pays.") == grade("Ask who leads it. Ask who pays.")


def test_phone_numbers_and_addresses_are_left_out() -> None:
    with_contacts = PLAIN.replace(
        "week.", "week 1-800-662-4357 https://www.medicare.gov/a findtreatment.gov."
    )

    assert grade(with_contacts) == grade(PLAIN)


def test_dashes_of_a_list_are_not_counted_as_words() -> None:
    assert word_count("Ask:\n- who leads it\n- who pays") == 6
