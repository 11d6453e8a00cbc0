"""Results of steps, kept by what they were made from and by which engine, so that no work is done twice.

The directory holds what was said and seen in plain JSON: put it where recordings may lie, or use none.
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from hireloop.engines.provenance import Provenance


@dataclass(frozen=True)
class StepCache:
    """``directory`` None keeps nothing."""

    directory: Path | None = None

    def find(self, key: str, kind: Any) -> Any | None:
        """The kept result of that type; None where there is none, or it was written by another version."""
        if self.directory is None:
            return None
        try:
            return TypeAdapter(kind).validate_json(self._file(key).read_bytes())
        except (OSError, ValidationError):
            return None

    def keep(self, key: str, result: Any, kind: Any) -> None:
        """Written beside and moved into place, so that nobody finds half a result."""
        if self.directory is None:
            return
        file = self._file(key)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(descriptor, "wb") as target:
            target.write(TypeAdapter(kind).dump_json(result))
        Path(name).replace(file)

    def _file(self, key: str) -> Path:
        assert self.directory is not None
        return self.directory / key[:2] / f"{key}.json"


def key_of(step: str, version: int, *, made_from: dict[str, Any], made_by: tuple[Provenance, ...]) -> str:
    """The SHA-256 of step, version, engines and inputs; an input with a ``digest`` goes by that."""
    inputs = {name: getattr(value, "digest", value) for name, value in sorted(made_from.items())}
    return hashlib.sha256(to_json([step, version, made_by, inputs])).hexdigest()
