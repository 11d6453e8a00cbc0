"""The notices (告知书) as data: one folder a version, one file a language. What was once shown is never changed."""

import hashlib
import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

from hireloop.kernel.errors import N_, NotFound

from ..purposes import Purpose

FOLDER = Path(__file__).parent
CURRENT = "2026-01"


@dataclass(frozen=True)
class PurposeNotice:
    """What a person reads before saying yes to one purpose. ``single`` asks for single consent (PIPL article 29)."""

    purpose: Purpose
    title: str
    what: str
    why: str
    impact: str
    who: str
    how_long: str
    without: str
    law: str
    single: bool
    ask: str


@dataclass(frozen=True)
class Notice:
    version: str
    language: str
    title: str
    introduction: str
    controller: str
    rights: str
    purposes: dict[Purpose, PurposeNotice]

    def controller_text(self, *, employer: str, contact: str) -> str:
        """Who is answerable, by name (PIPL article 17)."""
        return self.controller % {"employer": employer, "contact": contact}

    def hash_of(self, purpose: str) -> str:
        """SHA-256 of all that was shown for this purpose; the employer's name is filled in after."""
        shown = self.purposes[Purpose(purpose)]
        text = [self.version, self.language, self.title, self.introduction, self.controller, self.rights]
        text += [str(getattr(shown, field.name)) for field in fields(shown)]
        return hashlib.sha256(json.dumps(text, ensure_ascii=False).encode()).hexdigest()


def current_version() -> str:
    return CURRENT


def versions() -> list[str]:
    return sorted(folder.name for folder in FOLDER.iterdir() if (folder / "zh.yaml").exists())


@cache
def notice(version: str, language: str) -> Notice:
    """``language`` is "zh-hans", "zh" or "en"; any other reads English."""
    short = "zh" if language.lower().startswith("zh") else "en"
    file = FOLDER / version / f"{short}.yaml"
    if version not in versions():
        raise NotFound(N_("There is no notice of version %(version)s."), version=version)
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    purposes = {
        Purpose(key): PurposeNotice(purpose=Purpose(key), **entry) for key, entry in found.pop("purposes").items()
    }
    return Notice(version=version, language=short, purposes=purposes, **found)
