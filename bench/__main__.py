"""`make bench`: figures of speed and memory, each beside a baseline measured in the same run.

Machines differ and times are noisy, so each time also stands as a ratio: to one sentence encoded
alone (the least a message can cost), or to the bare import of Rasa (the least a start can cost).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

from bot.encoder.encoder import Encoder
from bot.paths import ENCODER, ROOT

PORT = 5905
MESSAGES = 60
LONG_TALK = 100
QUESTIONS = (
    "how many hours a week is it",
    "will aetna pay for the day program",
    "she wont go, what can i do",
    "my wife was in hospital for nine days and they sent her home on tuesday with a paper that "
    "says three times a week. nobody told us the price. what does this cost without insurance?",
)


def main() -> None:
    """Measure, print one table, write bench/latest.json."""
    console = Console()
    with console.status("Measuring…"):
        encode = _median(_encode_times())
        bare = _bare_import_seconds()
        start, memory, message, talk = _serve()
    early, late = _median(talk[5:20]), _median(talk[-15:])
    rows = [
        ("start to READY", start, "s", bare, "import of Rasa alone"),
        ("message p50 over HTTP", _median(message), "ms", encode, "one sentence encoded alone"),
        ("message p95 over HTTP", _p95(message), "ms", encode, "one sentence encoded alone"),
        (
            f"message at turn {LONG_TALK}",
            late,
            "ms",
            early,
            "the same conversation's turns 5 to 20",
        ),
        ("resident memory", memory, "MB", None, ""),
    ]
    table = Table("figure", "value", "ratio", "baseline", title="Bench")
    report = {}
    for name, value, unit, base, of in rows:
        ratio = value / base if base else None
        shown = f"{ratio:.1f} x" if ratio else ""
        table.add_row(
            name, f"{value:.1f} {unit}", shown, f"{of} ({base:.1f} {unit})" if base else ""
        )
        report[name] = {"value": round(value, 2), "unit": unit, "ratio": ratio, "baseline": of}
    console.print(table)
    (ROOT / "bench" / "latest.json").write_text(json.dumps(report, indent=2) + "\n")


def _encode_times() -> list[float]:
    encoder = Encoder(ENCODER)
    questions = [[_question(n)] for n in range(MESSAGES)]
    return [_milliseconds(partial(encoder.encode, question)) for question in questions]


def _bare_import_seconds() -> float:
    return _milliseconds(lambda: _python("-c", "import rasa.core.agent")) / 1000


def _question(number: int) -> str:
    """A question not asked before: the encoder remembers what it has just read."""
    return f"{QUESTIONS[number % 4]} (asked {number})"


def _serve() -> tuple[float, float, list[float], list[float]]:
    """Start the assistant, hold short conversations and a long one, stop it.

    Returns seconds to READY, megabytes, and milliseconds a message of the short and the long.
    """
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "PROFILE": "dev",
            "BOT_PORT": str(PORT),
            "DATABASE_URL": f"sqlite:///{folder}/bench.db",
        }
        _python("-m", "bot", "migrate", env=env)
        began = time.monotonic()
        server = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], env=env, cwd=ROOT, stderr=subprocess.DEVNULL
        )
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=30) as client:
                _wait_ready(client)
                start = time.monotonic() - began
                times = [
                    _milliseconds(partial(_ask, client, n, f"bench-{n % 6}"))
                    for n in range(MESSAGES)
                ]
                talk = [
                    _milliseconds(partial(_ask, client, MESSAGES + n, "bench-long"))
                    for n in range(LONG_TALK)
                ]
                return start, _resident_megabytes(server.pid), times[4:], talk
        finally:
            server.terminate()
            server.wait(10)


def _wait_ready(client: httpx.Client) -> None:
    for _ in range(1200):
        try:
            if client.get("/ready").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit("error: the assistant did not become ready in two minutes")


def _ask(client: httpx.Client, number: int, sender: str) -> None:
    body = {"sender": sender, "message": _question(number)}
    client.post("/webhooks/rest/webhook", json=body).raise_for_status()


def _resident_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _python(*arguments: str, env: dict[str, str] | None = None) -> None:
    subprocess.run([sys.executable, *arguments], env=env, cwd=ROOT, check=True, capture_output=True)


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _median(times: list[float]) -> float:
    return statistics.median(times)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
