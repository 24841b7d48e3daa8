"""Sessions of the website: issued by the server, unguessable, signed, and they expire."""

import uuid
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer

SESSION_SECONDS = 30 * 24 * 3600
_SALT = "website-session"


@dataclass(frozen=True)
class Session:
    """A visitor's conversation: 128 random bits, never chosen by the visitor."""

    id: str

    @property
    def conversation(self) -> str:
        """The conversation's id in our stores, apart from every other channel's."""
        return f"web:{self.id}"


class Sessions:
    """Issues and reads the tokens that stand for sessions."""

    def __init__(self, secret_key: str) -> None:
        """Sign with the deployment's secret."""
        self._signer = URLSafeTimedSerializer(secret_key, salt=_SALT)

    def new(self) -> Session:
        """Begin a session under an id nobody can guess."""
        return Session(uuid.uuid4().hex)

    def token(self, session: Session) -> str:
        """Sign a session for the visitor to carry."""
        return str(self._signer.dumps(session.id))

    def read(self, token: str) -> Session | None:
        """The session of a token that we signed and that has not expired, else None."""
        try:
            return Session(str(self._signer.loads(token, max_age=SESSION_SECONDS)))
        except (BadSignature, UnicodeEncodeError):
            return None
