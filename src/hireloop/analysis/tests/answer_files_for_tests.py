"""The answers of ``answers/*.yaml`` as groups: good, middling, poor and gamed replies to one question."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from hireloop.analysis.content import measure_content
from hireloop.analysis.model import ContentAnalysis, Question, Score, Transcript, TranscriptSource
from hireloop.kernel.languages import LANGUAGES, Language

FOLDER = Path(__file__).parent / "answers"
QUALITIES = ("good", "middling", "poor", "gamed")


@dataclass(frozen=True)
class Group:
    question: Question
    answers: dict[str, str]

    @property
    def dimension(self) -> str:
        return self.question.dimensions[0]

    def __str__(self) -> str:
        return f"{self.question.language}-{self.dimension}"


@cache
def groups() -> tuple[Group, ...]:
    return tuple(group for language in LANGUAGES for group in _groups(language))


def _groups(language: Language) -> list[Group]:
    entries = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return [
        Group(
            Question(entry["question"], language, tuple(entry["dimensions"])),
            {quality: entry[quality].strip() for quality in QUALITIES},
        )
        for entry in entries
    ]


def transcript(text: str, language: Language, *, confidence: float | None = None) -> Transcript:
    return Transcript(text, language, TranscriptSource.TYPED, confidence)


def measured(group: Group, text: str, *, confidence: float | None = None) -> ContentAnalysis:
    return measure_content(transcript(text, group.question.language, confidence=confidence), group.question)


def score_of(group: Group, text: str, *, confidence: float | None = None) -> Score:
    """The score of the group's own dimension."""
    return score_in(measured(group, text, confidence=confidence), group.dimension)


def score_in(content: ContentAnalysis, dimension: str) -> Score:
    return next(score for score in content.scores if score.dimension == dimension)
