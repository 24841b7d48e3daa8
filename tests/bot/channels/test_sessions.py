"""A visitor's chat opens to the token that we signed for it, and to nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from bot.channels.sessions import SESSION_SECONDS, Session, Sessions

KEY = "a signing key of thirty-two bytes or more"
SESSIONS = Sessions(KEY)
SESSION = SESSIONS.new()
TOKEN = SESSIONS.token(SESSION)
DAY = 24 * 3600


def signed(seconds_ago: int, key: str = KEY, salt: str = "website-session") -> str:
    """A token as we would have signed it some time ago."""

    class ThenSigner(TimestampSigner):
        def get_timestamp(self) -> int:
            return int(time.time()) - seconds_ago

    return str(URLSafeTimedSerializer(key, salt=salt, signer=ThenSigner).dumps(SESSION.id))


def test_a_token_reads_as_the_session_it_was_signed_for() -> None:
    assert SESSIONS.read(TOKEN) == SESSION


def test_a_token_outlives_a_restart() -> None:
    assert Sessions(KEY).read(TOKEN) == SESSION


def test_a_conversation_is_named_apart_from_other_channels() -> None:
    assert SESSION.conversation == f"web:{SESSION.id}"


def test_two_sessions_never_share_an_id() -> None:
    ids = {SESSIONS.new().id for _ in range(10_000)}

    assert len(ids) == 10_000
    assert all(len(id_) == 32 for id_ in ids)


@pytest.mark.parametrize("days", [0, 1, 29])
def test_a_token_holds_for_a_month(days: int) -> None:
    assert SESSIONS.read(signed(days * DAY)) == SESSION


@pytest.mark.parametrize("seconds", [SESSION_SECONDS + 2, 31 * DAY, 3650 * DAY, -DAY])
def test_an_expired_token_and_one_from_the_future_are_refused(seconds: int) -> None:
    assert SESSIONS.read(signed(seconds)) is None


@pytest.mark.parametrize(
    "token",
    [
        Sessions("another deployment's key").token(SESSION),
        signed(0, salt="password-reset"),
        URLSafeTimedSerializer("").dumps(SESSION.id),
        SESSION.id,
        f'"{SESSION.id}"',
        f"{TOKEN.partition('.')[0]}..",
        TOKEN.rpartition(".")[0],
        TOKEN.replace(".", ""),
        TOKEN[::-1],
        "",
        "..",
        "null",
    ],
)
def test_a_forged_token_is_refused(token: str) -> None:
    assert SESSIONS.read(token) is None


@given(st.integers(0, len(TOKEN) - 1), st.characters(codec="ascii"))
def test_an_altered_token_opens_no_other_chat(place: int, character: str) -> None:
    altered = TOKEN[:place] + character + TOKEN[place + 1 :]

    assert SESSIONS.read(altered) in (None, SESSION)


@given(st.text(alphabet=st.one_of(st.sampled_from("-_.="), st.characters(codec="ascii"))))
def test_any_ascii_is_refused_and_never_an_error(token: str) -> None:
    assert SESSIONS.read(token) is None


@given(st.text(alphabet=st.characters(exclude_categories=()), min_size=1))
def test_any_text_is_refused_and_never_an_error(token: str) -> None:
    assert SESSIONS.read(token) is None


def test_a_session_cannot_be_changed_into_another() -> None:
    with pytest.raises(AttributeError):
        Session("a").id = "b"  # type: ignore[misc]
