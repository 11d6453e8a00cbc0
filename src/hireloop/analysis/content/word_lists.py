"""Lists of words, read from ``words/*.yaml`` once."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "words"


@cache
def table(name: str) -> Any:
    """The content of ``words/<name>.yaml``."""
    return yaml.load((FOLDER / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)


@cache
def words(name: str) -> frozenset[str]:
    """One list of ``words/lists.yaml``; entries of several words are separated by ``|``."""
    return frozenset(_entries(table("lists")[name]))


def _entries(text: str) -> list[str]:
    if "|" in text:
        return [entry.strip() for entry in text.split("|") if entry.strip()]
    return text.split()
