"""The communication style in words, never a score."""

from collections.abc import Sequence
from typing import Any

from hireloop.analysis.model import AnswerAnalysis


def describe_style(answers: Sequence[AnswerAnalysis]) -> dict[str, Any]:
    """``{"tendencies": {name: 0-1}, "description": [Phrase as dict], "confidence": "low"|"medium"}``."""
    return {}
