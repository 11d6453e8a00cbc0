"""Sentences by key, in the reader's language: ``zh.yaml`` and ``en.yaml`` hold the same keys.

A text is a ``str.format`` template, or a mapping ``one``/``other`` chosen by ``values["count"]``.
A value that is itself a mapping by language (``{"zh": …, "en": …}``) is said in the reader's.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hireloop.analysis.model import Phrase
from hireloop.kernel.languages import LANGUAGES, Language

FOLDER = Path(__file__).parent


def say(phrase: Phrase, language: Language) -> str:
    """The phrase as a sentence. Unknown keys raise KeyError: a phrase without text is a mistake in the program."""
    text = texts(language)[phrase.key]
    if isinstance(text, Mapping):
        text = text["one" if phrase.values.get("count") == 1 else "other"]
    return text.format(**{name: _in_language(value, language=language) for name, value in phrase.values.items()})


def say_all(phrases: tuple[Phrase, ...], language: Language) -> list[str]:
    """Each phrase said once, in order."""
    return list(dict.fromkeys(say(phrase, language) for phrase in phrases))


@cache
def texts(language: Language) -> dict[str, Any]:
    """All texts of a language, by dotted key (``content.short_answer``)."""
    sections = yaml.load((FOLDER / f"{language}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return {f"{section}.{key}": text for section, entries in sections.items() for key, text in (entries or {}).items()}


def _in_language(value: Any, *, language: Language) -> Any:
    if isinstance(value, Mapping) and any(known in value for known in LANGUAGES):
        return value.get(language) or next(iter(value.values()))
    if isinstance(value, list | tuple):
        joint = "、" if language == "zh" else ", "
        return joint.join(str(_in_language(part, language=language)) for part in value)
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return value
