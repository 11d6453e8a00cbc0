"""What facts are called: by people in both languages, and by files of terms."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from hireloop.law.model import Words


@dataclass(frozen=True)
class FactName:
    """``also``: other keys under which a file of terms may give the fact."""

    key: str
    words: Words
    also: tuple[str, ...] = ()


@cache
def fact_names() -> dict[str, FactName]:
    entries = yaml.load(Path(__file__).with_name("fact_names.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return {
        key: FactName(key, Words(entry["zh"], entry["en"]), tuple(entry.get("also", ())))
        for key, entry in entries.items()
    }


def name_of(fact: str) -> Words:
    return fact_names()[fact].words
