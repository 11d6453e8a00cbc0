"""The built-in dimensions, read from ``built_in/*.yaml`` once."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hireloop.analysis.dimensions.model import Dimension, Indicator

COMPETENCIES = (
    "professional",
    "communication",
    "logic",
    "teamwork",
    "problem_solving",
    "learning",
    "responsibility",
    "initiative",
    "resilience",
    "leadership",
    "persuasion",
    "cross_cultural",
)
TRAITS = ("extraversion", "conscientiousness", "openness", "agreeableness", "emotional_stability")
STYLE = "communication_style"

FOLDER = Path(__file__).parent / "built_in"


@cache
def catalog() -> dict[str, Dimension]:
    """All built-in dimensions by key: competencies, then traits, then the style, in the order of the report."""
    return {key: read_dimension(FOLDER / f"{key}.yaml") for key in (*COMPETENCIES, *TRAITS, STYLE)}


@cache
def _keys_by_name() -> dict[str, str]:
    return {_plain(name): dimension.key for dimension in catalog().values() for name in dimension.names}


def find_key(name: str) -> str | None:
    """The key of the built-in dimension that ``name`` (key, Chinese or English label, other name) stands for."""
    return _keys_by_name().get(_plain(name))


def read_dimension(path: Path) -> Dimension:
    """One dimension from its data file."""
    content = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return Dimension(
        key=path.stem,
        kind=content["kind"],
        label=content["label"],
        definition=content["definition"],
        anchors=content["anchors"],
        indicators=tuple(_indicator(entry) for entry in content["indicators"]),
        features=content.get("features", {}),
        also=tuple(content.get("also", ())),
        asks=tuple(content.get("asks", ())),
        context=content.get("context"),
    )


def _indicator(entry: dict[str, Any]) -> Indicator:
    return Indicator(
        key=entry["key"],
        why=entry["why"],
        patterns={"zh": tuple(entry.get("zh", ())), "en": tuple(entry.get("en", ()))},
        against=entry.get("against", False),
        strength=entry.get("strength", 1.0),
    )


def _plain(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
