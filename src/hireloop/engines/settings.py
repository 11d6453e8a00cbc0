"""How an engine is chosen and configured: by an organisation's own settings, else by the environment.

For a kind such as ``speech_to_text`` the environment variables are ENGINE_SPEECH_TO_TEXT (the
engine's name), and with the endings _MODEL (a local directory, or the server's name for a model),
_URL (the base address of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1) and _KEY.
"""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class EngineSettings:
    """What one kind of engine was told. Empty means not told."""

    kind: str
    name: str = ""
    model: str = ""
    url: str = ""
    key: str = ""

    def __repr__(self) -> str:
        """Without the key, which must not get into logs."""
        return f"EngineSettings({self.kind!r}, name={self.name!r}, model={self.model!r}, url={self.url!r})"

    def variable(self, field: str = "name") -> str:
        """The environment variable that sets a field, to be named in messages."""
        return variable(self.kind, field)


def variable(kind: str, field: str) -> str:
    ending = "" if field == "name" else f"_{field.upper()}"
    return f"ENGINE_{kind.upper()}{ending}"


def from_environment(kind: str) -> EngineSettings:
    fields = ("name", "model", "url", "key")
    return EngineSettings(kind, **{field: os.environ.get(variable(kind, field), "").strip() for field in fields})


def models_dir() -> Path:
    """Where pulled models lie: HIRELOOP_MODELS, else ``models`` in HIRELOOP_DATA (./var)."""
    if chosen := os.environ.get("HIRELOOP_MODELS"):
        return Path(chosen)
    return Path(os.environ.get("HIRELOOP_DATA") or Path.cwd() / "var") / "models"
