"""Where a machine result came from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Provenance:
    """Engine and version behind one step's result; ``model_hash`` is the first 12 hex digits of the model's SHA-256."""

    step: str
    engine: str
    version: str
    model_hash: str | None = None
