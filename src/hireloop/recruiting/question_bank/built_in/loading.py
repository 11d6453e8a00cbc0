"""Loads the built-in questions and templates; doing it again changes nothing, and own questions are never touched."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs.models import JobLanguage, RoleFamily

from .. import events
from ..models import InterviewTemplate, Level, Question, QuestionDimension, TemplateQuestion

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Loaded:
    """How many rows were added or renewed."""

    questions: int
    templates: int


@dataclass(frozen=True)
class ShippedQuestion:
    """A built-in question in one language, as the data files have it."""

    key: str
    language: str
    dimensions: tuple[str, ...]
    fields: dict[str, Any]


@transaction.atomic
def load_built_in(*, actor: Actor) -> Loaded:
    """Bring the shipped questions and templates up to date."""
    questions = sum(_load_question(shipped) for shipped in shipped_questions())
    templates = sum(
        _load_template(entry, language) for entry in _entries("templates.yaml") for language in JobLanguage.values
    )
    if questions or templates:
        record(events.BuiltInLoaded(questions=questions, templates=templates), actor=actor)
    return Loaded(questions=questions, templates=templates)


def shipped_questions() -> Iterator[ShippedQuestion]:
    """Every question of the data files, once for each language."""
    for file in sorted((FOLDER / "questions").glob("*.yaml")):
        for entry in _entries(f"questions/{file.name}"):
            for language in JobLanguage.values:
                yield _shipped(entry, language, main=file.stem)


def _entries(name: str) -> list[dict[str, Any]]:
    return yaml.load((FOLDER / name).read_bytes(), Loader=yaml.CSafeLoader)


def _shipped(entry: dict[str, Any], language: str, *, main: str) -> ShippedQuestion:
    words = entry[language]
    return ShippedQuestion(
        key=entry["key"],
        language=language,
        dimensions=(main, *entry.get("also", ())),
        fields={
            "text": words["text"],
            "role_family": entry.get("family", RoleFamily.GENERAL.value),
            "level": entry.get("level", Level.ANY.value),
            "anchors": {str(level): text for level, text in enumerate(words["anchors"], 1)},
            "follow_ups": words["follow_ups"],
            "reference": words.get("reference", ""),
            "key_points": words["key_points"],
        },
    )


def _load_question(shipped: ShippedQuestion) -> bool:
    known = Question.objects.filter(key=shipped.key, language=shipped.language).first()
    question = known or Question(key=shipped.key, language=shipped.language)
    is_same = known is not None and all(getattr(known, name) == value for name, value in shipped.fields.items())
    if is_same and question.dimensions == shipped.dimensions:
        return False
    for name, value in shipped.fields.items():
        setattr(question, name, value)
    question.save()
    question.dimension_rows.all().delete()
    QuestionDimension.objects.bulk_create(
        QuestionDimension(question=question, dimension=dimension, position=position)
        for position, dimension in enumerate(shipped.dimensions)
    )
    return True


def _load_template(entry: dict[str, Any], language: str) -> bool:
    template, is_new = InterviewTemplate.objects.get_or_create(
        key=entry["key"],
        language=language,
        defaults={"name": entry["name"][language], "role_family": entry["role_family"]},
    )
    wanted = [
        (line["key"], line["think_seconds"], line["answer_seconds"], line["retakes"]) for line in entry["questions"]
    ]
    if not is_new and template.name == entry["name"][language] and _lines_of(template) == wanted:
        return False
    template.name, template.role_family = entry["name"][language], entry["role_family"]
    template.save()
    _write_lines(template, wanted)
    return True


def _lines_of(template: InterviewTemplate) -> list[tuple[str, int, int, int]]:
    lines = template.lines.select_related("question")
    return [(line.question.key, line.think_seconds, line.answer_seconds, line.retakes) for line in lines]


def _write_lines(template: InterviewTemplate, wanted: list[tuple[str, int, int, int]]) -> None:
    template.lines.all().delete()
    keys = [key for key, *_times in wanted]
    by_key = {q.key: q for q in Question.objects.filter(key__in=keys, language=template.language)}
    TemplateQuestion.objects.bulk_create(
        TemplateQuestion(
            template=template,
            question=by_key[key],
            position=position,
            think_seconds=think,
            answer_seconds=answer,
            retakes=retakes,
        )
        for position, (key, think, answer, retakes) in enumerate(wanted)
    )
