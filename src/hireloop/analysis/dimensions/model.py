"""A dimension 评估维度: what it means, what shows it, and how much each feature counts."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from hireloop.kernel.languages import LANGUAGES, Language

Texts = dict[Language, str]


@dataclass(frozen=True)
class Indicator:
    """One behaviour that speaks for (or, with ``against``, against) a dimension.

    ``patterns`` are regular expressions per language, for what people say when they tell of it.
    ``phrases`` are an employer's own words: every character stands for itself, and a sentence
    that holds most of their meaning-bearing words counts too.
    """

    key: str
    why: Texts
    patterns: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    against: bool = False
    strength: float = 1.0
    phrases: dict[Language, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def expression(self) -> re.Pattern[str] | None:
        """All patterns and phrases of both languages as one expression; English ones start at a word's start."""
        chinese = [*self.patterns.get("zh", ()), *map(re.escape, self.phrases.get("zh", ()))]
        english = [*self.patterns.get("en", ()), *map(re.escape, self.phrases.get("en", ()))]
        parts = chinese + [rf"\b(?:{pattern})" for pattern in english]
        return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE) if parts else None


@dataclass(frozen=True)
class Dimension:
    """``features``: share of each feature of the answer in the score, adding up to 1 (see docs/scoring.md).

    ``asks`` are expressions for questions that are about this dimension; ``context`` finds the only
    setting in which it can show itself unasked (customers, other cultures). ``kind`` "trait" and "style"
    never enter the recommendation unless the employer gives them a weight.
    """

    key: str
    kind: Literal["competency", "trait", "style"]
    label: Texts
    definition: Texts
    anchors: dict[int, Texts]
    indicators: tuple[Indicator, ...]
    features: dict[str, float]
    also: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    context: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that this dimension may be called in a job file."""
        return (self.key, *(self.label[language] for language in LANGUAGES if language in self.label), *self.also)

    @cached_property
    def asked_by(self) -> re.Pattern[str] | None:
        """Finds that a question asks about this dimension."""
        return re.compile("|".join(f"(?:{ask})" for ask in self.asks), re.IGNORECASE) if self.asks else None
