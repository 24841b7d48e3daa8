"""Where somebody looks for care is found in any spelling; names and small words are no places."""

from collections.abc import Callable

import pytest

Said = list[tuple[str, str | int]]
Read = Callable[[str, str], Said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We live in Akron", [("Akron", "Akron")]),
        ("near 30318", [("30318", "30318")]),
        ("Our zip code is 98115-4410", [("98115-4410", "98115")]),
        ("omaha ne", [("omaha ne", "Omaha, NE")]),
        (
            "Programs around Grand Rapids, Michigan",
            [("Grand Rapids, Michigan", "Grand Rapids, MI")],
        ),
        ("im in gresham or", [("gresham or", "Gresham, OR")]),
        ("he lives in allentown pa with roommates", [("allentown pa", "Allentown, PA")]),
        ("in xenia, ohio", [("xenia, ohio", "Xenia, OH")]),
        ("looking near chagrin falls ohio", [("chagrin falls ohio", "Chagrin Falls, OH")]),
        ("Do you know any place in Ypsilanti", [("Ypsilanti", "Ypsilanti")]),
        ("CA only please", [("CA", "CA")]),
        ("anything in NJ?", [("NJ", "NJ")]),
        ("we moved from Texas to colorado", [("Texas", "TX"), ("colorado", "CO")]),
        ("ft worth tx", [("ft worth tx", "Fort Worth, TX")]),
        (
            "Saint Paul MN or Minneapolis",
            [("Saint Paul MN", "Saint Paul, MN"), ("Minneapolis", "Minneapolis")],
        ),
        ("Washington, DC", [("Washington, DC", "Washington, DC")]),
        ("i am in washington state", [("washington state", "WA")]),
        ("near las vegas", [("las vegas", "Las Vegas")]),
        ("Bangor, ME", [("Bangor, ME", "Bangor, ME")]),
        ("bangor, me", [("bangor, me", "Bangor, ME")]),
        ("in Austin TX", [("Austin TX", "Austin, TX")]),
        ("we are near austin", [("austin", "Austin")]),
        ("Charlotte", [("Charlotte", "Charlotte")]),
        ("denver co 80203", [("denver co", "Denver, CO"), ("80203", "80203")]),
        ("nothing in new mexico?", [("new mexico", "NM")]),
        ("is there one in Cook County", [("Cook County", "Cook County")]),
        ("kansas city, mo", [("kansas city, mo", "Kansas City, MO")]),
        ("in Tulsa, Okla maybe", [("Tulsa", "Tulsa")]),
        ("KC is too far, what about wichita ks", [("wichita ks", "Wichita, KS")]),
        ("HONOLULU HI", [("HONOLULU HI", "Honolulu, HI")]),
        ("zip 10001", [("10001", "10001")]),
    ],
)
def test_a_place_is_found_however_it_is_typed(read: Read, text: str, said: Said) -> None:
    assert read("place", text) == said


@pytest.mark.parametrize(
    "text",
    [
        "My son Austin is doing better",
        "my daughter Charlotte has a question",
        "My wife Virginia needs help",
        "my sister Savannah won't go",
        "my brother named Dallas",
        "This is Madison",
        "may I ask you something",
        "yes or no",
        "tell me more",
        "hi there",
        "ok so what now",
        "oh no",
        "ma'am, are you a bot",
        "in or out of network",
        "is PA needed for the IOP",
        "his MD signed it",
        "what does the ID card say",
        "the OR nurse called",
        "reading is hard for him now",
        "I hope it works",
        "my bill is 12500",
        "the deductible was 10450 last year",
        "call 614 555 0199",
        "it costs $15000",
        "account 8837261",
        "does he go in person or online",
        "we normally pay cash",
        "that would be me",
        "al anon",
    ],
)
def test_names_of_people_and_small_words_are_no_places(read: Read, text: str) -> None:
    assert read("place", text) == []
