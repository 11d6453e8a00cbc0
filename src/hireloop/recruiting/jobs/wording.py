"""Finds words in a job's text that point at protected attributes, and cites the articles that protect them.

For now this warns; it does not stop anyone (劳动法 12–13, 就业促进法 26–31).
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hireloop.kernel.languages import Language

FILLER = re.compile(
    r"[\W\d_]|本地|外地|近期|本人|以下|以上|左右|优先|要求|必须|不限|需要?|仅?限|须|有|无|及|和|或|者|only|preferred|required|must|be|and|or|no|a|an|the|is",
    re.IGNORECASE,
)
DATA = Path(__file__).parent / "wording.yaml"


@dataclass(frozen=True)
class ProtectedAttribute:
    """Something that may not decide who is hired: its name, the citation, and how texts name it."""

    key: str
    label: dict[Language, str]
    citation: dict[Language, str]
    expression: re.Pattern[str]


@dataclass(frozen=True)
class WordingWarning:
    """One attribute that a text names: the words as they stand there, and the law that speaks against asking."""

    attribute: ProtectedAttribute
    words: tuple[str, ...]


@cache
def protected_attributes() -> tuple[ProtectedAttribute, ...]:
    """All protected attributes, from ``wording.yaml``."""
    content = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return tuple(_attribute(key, entry, content["laws"]) for key, entry in content["attributes"].items())


def warnings_in(*texts: str) -> tuple[WordingWarning, ...]:
    """One warning for each protected attribute that any of the texts names."""
    whole = "\n".join(texts)
    found = ((attribute, _words(attribute, whole)) for attribute in protected_attributes())
    return tuple(WordingWarning(attribute=attribute, words=words) for attribute, words in found if words)


def protected_requirement(text: str) -> ProtectedAttribute | None:
    """The attribute that ``text`` asks for and nothing else, so that it cannot be a requirement.

    "限女性" is one; "照片处理" (photo editing) is a skill that only names one.
    """
    for attribute in protected_attributes():
        rest, found = attribute.expression.subn("", text)
        if found and not FILLER.sub("", rest):
            return attribute
    return None


def _words(attribute: ProtectedAttribute, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group(0).strip() for match in attribute.expression.finditer(text)))


def _attribute(key: str, entry: dict[str, Any], laws: dict[str, Any]) -> ProtectedAttribute:
    patterns = [f"(?:{pattern})" for pattern in (*entry["zh"], *entry["en"])]
    return ProtectedAttribute(
        key=key,
        label=entry["label"],
        citation={
            "zh": "；".join(f"{laws[c['law']]['zh']}第 {c['articles'].replace(', ', '、')} 条" for c in entry["cites"]),
            "en": "; ".join(f"{laws[c['law']]['en']}, art. {c['articles']}" for c in entry["cites"]),
        },
        expression=re.compile("|".join(patterns), re.IGNORECASE),
    )
