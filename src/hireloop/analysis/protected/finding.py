"""Finds words that point at protected attributes, and cites the articles that protect them in a jurisdiction.

A text that only names one (a job's description) is warned of: there may be a lawful reason. A requirement that asks
for one is refused.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from hireloop.kernel.languages import Language

FILLER = re.compile(
    r"[\W\d_]|本地|外地|近期|本人|以下|以上|左右|优先|要求|必须|不限|需要?|仅?限|须|有|无|及|和|或|者|only|preferred|required|must|be|and|or|no|a|an|the|is",
    re.IGNORECASE,
)
DATA = Path(__file__).parent / "attributes.yaml"
USUAL_JURISDICTION = "CN"


@dataclass(frozen=True)
class ProtectedAttribute:
    """Something that may not decide who is hired.

    ``expression`` finds where a text names it, ``demand`` where a text asks for it whatever else it says, and
    ``kinds`` are the names under which it would be written down as a kind of requirement.
    """

    key: str
    label: dict[Language, str]
    citation: dict[Language, str]
    expression: re.Pattern[str]
    demand: re.Pattern[str]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class WordingWarning:
    """One attribute that a text names: the words as they stand there, and the law that speaks against asking."""

    attribute: ProtectedAttribute
    words: tuple[str, ...]


@cache
def protected_attributes(jurisdiction: str = USUAL_JURISDICTION) -> tuple[ProtectedAttribute, ...]:
    """All protected attributes with the citations of a jurisdiction (CN, EU, US)."""
    content = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    laws = content["laws"]
    return tuple(_attribute(key, entry, laws, jurisdiction) for key, entry in content["attributes"].items())


def warnings_in(*texts: str, jurisdiction: str = USUAL_JURISDICTION) -> tuple[WordingWarning, ...]:
    """One warning for each protected attribute that any of the texts names."""
    whole = "\n".join(texts)
    found = ((attribute, _words(attribute, whole)) for attribute in protected_attributes(jurisdiction))
    return tuple(WordingWarning(attribute=attribute, words=words) for attribute, words in found if words)


@lru_cache(maxsize=4096)
def protected_requirement(text: str, *, jurisdiction: str = USUAL_JURISDICTION) -> ProtectedAttribute | None:
    """The attribute that ``text`` asks for, so that it cannot be a requirement.

    "限女性" and "35 岁以下，熟悉 Excel" ask for one; "照片处理" (photo editing) is a skill that only names one.
    """
    for attribute in protected_attributes(jurisdiction):
        if attribute.demand.search(text):
            return attribute
        rest, found = attribute.expression.subn("", text)
        if found and not FILLER.sub("", rest):
            return attribute
    return None


def protected_kind(name: str, *, jurisdiction: str = USUAL_JURISDICTION) -> ProtectedAttribute | None:
    """The attribute that a kind of requirement ("gender", "婚姻状况") is called after."""
    plain = name.strip().casefold().replace("_", " ").replace("-", " ")
    return next((each for each in protected_attributes(jurisdiction) if plain in each.kinds), None)


def _words(attribute: ProtectedAttribute, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group(0).strip() for match in attribute.expression.finditer(text)))


def _attribute(key: str, entry: dict[str, Any], laws: dict[str, Any], jurisdiction: str) -> ProtectedAttribute:
    cites = entry["cites"].get(jurisdiction) or entry["cites"][USUAL_JURISDICTION]
    return ProtectedAttribute(
        key=key,
        label=entry["label"],
        citation={"zh": "；".join(_in_chinese(c, laws) for c in cites), "en": "; ".join(_cite(c, laws) for c in cites)},
        expression=_any_of(*entry["zh"], *entry["en"], *entry["demands"]),
        demand=_any_of(*entry["demands"]),
        kinds=tuple(entry["kinds"]),
    )


def _in_chinese(cite: dict[str, str], laws: dict[str, Any]) -> str:
    law = laws[cite["law"]]
    if law["style"] == "section":
        return f"{law['zh']} {cite['articles']}"
    return f"{law['zh']}第 {cite['articles'].replace(', ', '、')} 条"


def _cite(cite: dict[str, str], laws: dict[str, Any]) -> str:
    law = laws[cite["law"]]
    return f"{law['en']}, {cite['articles']}" if law["style"] == "section" else f"{law['en']}, art. {cite['articles']}"


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
