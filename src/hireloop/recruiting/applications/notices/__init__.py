"""The notice about application data, as files by version and language; what was once shown is never changed."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
CURRENT = "2026-11"


@dataclass(frozen=True)
class ApplicationNotice:
    """``points`` are (heading, text); ``ask`` is what the candidate agrees to."""

    version: str
    title: str
    ask: str
    points: tuple[tuple[str, str], ...]
    law: str


@cache
def application_notice(language: str, version: str = CURRENT) -> ApplicationNotice:
    """The notice in the reader's language ("zh-hans", "en" …)."""
    short = "zh" if language.lower().startswith("zh") else "en"
    found = yaml.safe_load((FOLDER / f"{version}.{short}.yaml").read_text(encoding="utf-8"))
    points = tuple((point["head"], point["text"]) for point in found["points"])
    return ApplicationNotice(version=version, title=found["title"], ask=found["ask"], points=points, law=found["law"])
