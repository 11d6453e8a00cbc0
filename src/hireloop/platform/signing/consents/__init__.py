"""What a signer agrees to, as files by version and language; what was once shown is never changed."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from hireloop.kernel.errors import N_, BadInput

FOLDER = Path(__file__).parent
CURRENT = "2026-11"


@dataclass(frozen=True)
class Consent:
    """``points`` are sentences to read; ``tick`` is what the box says."""

    key: str
    version: str
    language: str
    title: str
    points: tuple[str, ...]
    tick: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256("\n".join((self.title, *self.points, self.tick)).encode()).hexdigest()


@cache
def consent_text(key: str, language: str, version: str = CURRENT) -> Consent:
    """``language`` is "zh-hans" or "en"; any other reads English. BadInput for a key that no file has."""
    short = "zh" if language.lower().startswith("zh") else "en"
    texts = yaml.safe_load((FOLDER / f"{version}.{short}.yaml").read_text(encoding="utf-8"))
    if key not in texts:
        raise BadInput(N_("There is no consent text called %(key)s."), code="consent_key", key=key)
    found = texts[key]
    return Consent(key, version, short, found["title"], tuple(found["points"]), found["tick"])
