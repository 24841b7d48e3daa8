"""A message in Spanish is known as one; Spanish names in an English message change nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.detect import is_spanish


@pytest.mark.parametrize(
    "text",
    [
        "hola",
        "Gracias",
        "¿Cuánto cuesta?",
        "cuanto cuesta el programa",
        "CUANTO CUESTA EL PROGRAMA",
        "cuanto dura",
        "cuando empieza",
        "Mi hijo necesita ayuda",
        "necesito ayuda para mi esposo",
        "mi hija no quiere ir a la escuela",
        "mi hijo tiene 15 años y no quiere ir",
        "Mi hija tiene Aetna",
        "IOP para adolescentes",
        "¿Hablan español?",
        "no tengo seguro",
        "mi esposa esta deprimida",
        "puedo visitar a mi hija",
        "buenos dias",
        "Qué es un IOP?",
        "que es un iop",
        "tienen programas en la noche",
        "por que no come",
    ],
)
def test_spanish_with_and_without_accents_is_spanish(text: str) -> None:
    assert is_spanish(text)


@pytest.mark.parametrize(
    "text",
    [
        "se quiere morir",
        "mi hermano se quiere matar",
        "mi hijo dice que se quiere morir",
        "se quiere quitar la vida",
        "mi hija se corto",
        "tomo un monton de pastillas",
        "ya no aguanto mas",
        "Hay peligro ahora",
    ],
)
def test_a_cry_for_help_in_spanish_is_spanish(text: str) -> None:
    assert is_spanish(text)


@pytest.mark.parametrize(
    "text",
    [
        "How many hours a week is it?",
        "what is an iop",
        "my son won't come out of his room",
        "cost",
        "hi",
        "ok thanks",
        "no",
        "hay fever makes it worse",
        "is it pro bono or per diem",
        "he is a con artist",
    ],
)
def test_english_is_not_spanish(text: str) -> None:
    assert not is_spanish(text)


@pytest.mark.parametrize(
    "text",
    [
        "My son lives in Los Angeles",
        "programs in El Paso",
        "programs near San Jose",
        "how much is it in San Antonio",
        "Las Vegas",
        "La Jolla",
        "Santa Cruz CA",
        "Playa del Rey",
        "Ann Arbor MI",
        "Como, Mississippi",
        "Corpus Christi tx",
        "Maria Hernandez is my therapist",
        "my mom's name is Luz, she lives in Villa Hermosa",
        "Su Casa recovery",
        "does Casa Pacifica take Medi-Cal",
    ],
)
def test_names_of_places_and_people_do_not_make_a_message_spanish(text: str) -> None:
    assert not is_spanish(text)


@pytest.mark.parametrize(
    "text",
    [
        "do you speak español",
        "is there a group en español in Miami",
        "my hijo needs help",
        "i need help para mi hijo",
        "pero like what does it cost",
        "when does the program en la clinica start",
    ],
)
def test_a_mixed_message_of_somebody_who_reads_english_is_answered_in_english(text: str) -> None:
    assert not is_spanish(text)


@pytest.mark.parametrize(
    "text", ["bonjour ma fille a besoin d'aide", "你好", "мой сын", "guten Tag"]
)
def test_other_languages_are_not_taken_for_spanish(text: str) -> None:
    assert not is_spanish(text)


@pytest.mark.parametrize("text", ["", " ", "12345", "?!", "😀", "\x00", "\ud800"])
def test_what_has_no_words_is_not_spanish(text: str) -> None:
    assert not is_spanish(text)


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(["que", "mi", "the", "iop"]), st.text())).map(" ".join))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert is_spanish(text) in (True, False)
