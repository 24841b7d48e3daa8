"""A database that hangs costs its own conversation a few seconds, and nobody else anything."""

import asyncio
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import OperationalError

from bot.components.tracker_store import WAIT_SECONDS, BoundedTrackerStore

GRACE = 0.7  # seconds that a busy machine may take on top
TICK = 0.01
FAILURES = (OperationalError, asyncio.TimeoutError)


class SilentDatabase:
    """Takes connections as PostgreSQL does and never says a word more."""

    def __init__(self, greets: bool) -> None:
        self._greets, self._open = greets, list[socket.socket]()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"postgresql://me@127.0.0.1:{self._door.getsockname()[1]}/events"
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._door.accept()
                self._open.append(connection)
                if self._greets:
                    Thread(target=self._greet, args=(connection,), daemon=True).start()

    def _greet(self, connection: socket.socket) -> None:
        """Refuse encryption, ask for no password, be ready for a query, and fall silent."""
        with suppress(OSError):
            while struct.unpack("!II", connection.recv(8192)[:8])[1] >> 16 != 3:
                connection.sendall(b"N")
            settings = {b"server_version": b"15.0", b"client_encoding": b"UTF8"}
            said = [(b"R", struct.pack("!I", 0))]
            said += [(b"S", name + b"\0" + value + b"\0") for name, value in settings.items()]
            said += [(b"Z", b"I")]
            for kind, body in said:
                connection.sendall(kind + struct.pack("!I", len(body) + 4) + body)

    def close(self) -> None:
        """Hang up, so that no thread waits for us any longer."""
        self._door.close()
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()


@pytest.fixture(params=[False, True], ids=["at the door", "at a query"])
def store(request: pytest.FixtureRequest) -> Iterator[BoundedTrackerStore]:
    database = SilentDatabase(greets=request.param)
    yield BoundedTrackerStore(database.url, Domain.empty())
    database.close()


async def read(store: BoundedTrackerStore) -> object:
    return await store.retrieve("web:1")


async def write(store: BoundedTrackerStore) -> object:
    tracker = DialogueStateTracker("web:1", [])
    tracker.update(UserUttered("hello"))
    return await store.save(tracker)


async def ticks_until_done(task: asyncio.Future[list[object]]) -> list[float]:
    """How long each short sleep took on the event loop while `task` was under way."""
    gaps = []
    while not task.done():
        began = time.monotonic()
        await asyncio.sleep(TICK)
        gaps.append(time.monotonic() - began)
    return gaps


async def test_a_hung_database_fails_in_time_and_leaves_the_event_loop_free(
    store: BoundedTrackerStore,
) -> None:
    began = time.monotonic()
    calls = asyncio.gather(read(store), write(store), return_exceptions=True)
    gaps = await ticks_until_done(calls)

    assert time.monotonic() - began < WAIT_SECONDS + GRACE
    assert all(isinstance(failure, FAILURES) for failure in await calls)
    assert len(gaps) > 50
    assert max(gaps) < 0.5


async def test_more_hung_calls_than_threads_all_fail_in_time(
    store: BoundedTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.components.tracker_store.WAIT_SECONDS", 1.0)
    began = time.monotonic()
    calls = await asyncio.gather(*(read(store) for _ in range(20)), return_exceptions=True)

    assert time.monotonic() - began < 1 + GRACE
    assert all(isinstance(failure, FAILURES) for failure in calls)
