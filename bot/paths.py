"""Where the project's files live, relative to the checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
VAR = ROOT / "var"
MODELS = ROOT / "models"
ENCODER = VAR / "encoder"
EAR = MODELS / "ear"
