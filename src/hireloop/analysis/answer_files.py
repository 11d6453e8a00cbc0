"""Written answers as programs hand them in: ``[{question, answer, reference?, competencies?}]``."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from hireloop.analysis.content.languages import main_language
from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.job_spec.reading import read_question
from hireloop.analysis.model import Question, Transcript, TranscriptSource
from hireloop.kernel.errors import N_, BadInput

# About an hour of speech.
MAX_ANSWER_CHARACTERS = 60_000
MAX_ANSWERS = 10_000

# Own name → other names that are understood. Keys that resemble none of them are other programs' business.
KEYS = {
    "question": ("text", "问题", "题目"),
    "answer": ("transcript", "response", "回答", "答案"),
    "reference": ("references", "reference_answer", "参考答案"),
    "key_points": ("points", "要点", "得分点"),
    "competencies": ("competency", "dimensions", "dimension", "评估维度", "维度"),
    "language": ("lang", "语言"),
    "confidence": ("transcript_confidence",),
}


def answers_in(entries: Any, *, job: JobSpec) -> list[tuple[Question, Transcript]]:
    """Questions and answers. BadInput names the answer by its number and says what it lacks."""
    if isinstance(entries, Mapping) and isinstance(entries.get("answers"), list):
        entries = entries["answers"]
    if not isinstance(entries, list):
        raise BadInput(
            N_("The answers must be a list: [{“question”: …, “answer”: …}], not %(kind)s."),
            code="not_a_list",
            kind=type(entries).__name__,
        )
    if not entries:
        raise BadInput(N_("The list of answers is empty."), code="no_answers")
    if len(entries) > MAX_ANSWERS:
        raise BadInput(N_("More than %(most)s answers; score them in parts."), code="too_many", most=MAX_ANSWERS)
    return [_answer(entry, place=f"answer {number}", job=job) for number, entry in enumerate(entries, 1)]


def _answer(entry: Any, *, place: str, job: JobSpec) -> tuple[Question, Transcript]:
    if not isinstance(entry, Mapping):
        raise BadInput(
            N_("%(place)s: a mapping with “question” and “answer” is expected."), code="not_a_mapping", place=place
        )
    known = _known(entry, place=place)
    text = _required(known, "answer", place=place)
    question = _question(known, place=place, job=job, answer=text)
    if len(text) > MAX_ANSWER_CHARACTERS:
        raise BadInput(
            N_("%(place)s is longer than %(most)s characters; is it one answer?"),
            code="too_long",
            place=place,
            most=MAX_ANSWER_CHARACTERS,
        )
    language = main_language(text, otherwise=question.language)
    confidence = _confidence(known.get("confidence"), place=place)
    return question, Transcript(text, language, TranscriptSource.FILE, confidence)


def _known(entry: Mapping[Any, Any], *, place: str) -> dict[str, Any]:
    names = {name: key for key, others in KEYS.items() for name in (key, *others)}
    known: dict[str, Any] = {}
    for key, value in entry.items():
        if key in names:
            known.setdefault(names[key], value)
        elif near := get_close_matches(str(key), names, n=1, cutoff=0.8):
            raise BadInput(
                N_("%(place)s: unknown key “%(key)s”; did you mean “%(near)s”?"),
                code="unknown_key",
                place=place,
                key=str(key),
                near=near[0],
            )
    return known


def _required(known: dict[str, Any], key: str, *, place: str) -> str:
    value = known.get(key)
    if value is None:
        raise BadInput(N_("%(place)s: “%(key)s” is missing."), code="missing", place=place, key=key)
    if not isinstance(value, str):
        raise BadInput(N_("%(place)s: “%(key)s” must be a text."), code="not_text", place=place, key=key)
    if not value.strip():
        raise BadInput(N_("%(place)s: “%(key)s” is empty."), code="empty", place=place, key=key)
    return value


def _question(known: dict[str, Any], *, place: str, job: JobSpec, answer: str) -> Question:
    text = _required(known, "question", place=place)
    entry = {
        "text": text,
        "language": known.get("language") or main_language(text, otherwise=main_language(answer, otherwise="zh")),
        "dimensions": known.get("competencies"),
        "reference": known.get("reference"),
        "key_points": known.get("key_points"),
    }
    asked = read_question(entry, own=job.dimensions, language=job.language, place=place)
    for other in job.questions:
        if other.text.strip() == asked.text.strip():
            return Question(
                text=asked.text,
                language=asked.language,
                dimensions=asked.dimensions or other.dimensions,
                reference=asked.reference or other.reference,
                key_points=asked.key_points or other.key_points,
            )
    return asked


def _confidence(value: Any, *, place: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise BadInput(N_("%(place)s: “confidence” is a number from 0 to 1."), code="bad_value", place=place)
