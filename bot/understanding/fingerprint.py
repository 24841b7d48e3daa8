"""When a trained model is out of date: what it was made with has changed."""

import hashlib
from pathlib import Path

from bot.encoder.encoder import encoder_fingerprint


def code_fingerprint(encoder_folder: Path) -> str:
    """Changes with the encoder and with the code that learns from lines."""
    digest = hashlib.sha256(encoder_fingerprint(encoder_folder).encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
