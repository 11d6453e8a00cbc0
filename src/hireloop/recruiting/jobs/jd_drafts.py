"""A pasted or uploaded job description (JD) as a draft of a job, and its text with what was read in it marked."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from hireloop.analysis.job_drafts import JobSpecDraft, draft_of_text
from hireloop.analysis.resumes.model import Source, Value
from hireloop.engines.documents import read_document

from .drafts import JobDraft, ProfileRow, dimension_label, reader_language
from .models import RequirementKind
from .requirements import RequirementRow

FEN = 100
USUAL_WEIGHT = {True: 4, False: 2}


@dataclass(frozen=True)
class Mark:
    """A stretch of the text; ``label`` says what was read there, "" for nothing. ``tone``: "", "read", "left-out"."""

    text: str
    label: str = ""
    tone: str = ""


@dataclass(frozen=True)
class JdSource:
    """The text beside the form. ``origins`` say for each requirement from which words it comes and how sure that is."""

    text: str
    marks: list[Mark]
    left_out: list[tuple[str, str, str]]
    origins: list[str]


def text_of_file(content: bytes, *, name: str) -> str:
    """The text of a PDF, DOCX or TXT; BadInput says what is wrong with it."""
    return read_document(content, name=name).text


def read_jd(text: str) -> tuple[JobDraft, JdSource]:
    """The draft that the form starts from, and the source to be shown beside it."""
    read = spec_of(text)
    return job_draft(read), source_of(read)


def spec_of(text: str) -> JobSpecDraft:
    """What the description asks for, each value with its place. BadInput where it is none."""
    # Browsers send line ends of their own; places are counted in the text as it is shown.
    return draft_of_text(text.replace("\r\n", "\n"), jurisdiction=settings.JURISDICTION)


def source_of(read: JobSpecDraft) -> JdSource:
    """The text with its marks, and what was left out: (words, attribute, citation)."""
    language = reader_language()
    left_out = [
        (one.source.text, one.attribute.label[language], one.attribute.citation[language]) for one in read.left_out
    ]
    origins = [
        _("from “%(words)s”, %(percent)d%% sure")
        % {"words": one.source.text[:80], "percent": round(100 * one.confidence)}
        for one in read.requirements
    ]
    return JdSource(text=read.text, marks=_marks(read), left_out=left_out, origins=origins)


def job_draft(read: JobSpecDraft) -> JobDraft:
    """As the form and the API take a job in."""
    low, high = read.salary.value if read.salary else (None, None)
    return JobDraft(
        title=(read.title.value if read.title else "")[:120],
        city=(read.city.value if read.city else "")[:60],
        description=read.description[:20_000],
        salary_from_fen=low * FEN if low else None,
        salary_to_fen=high * FEN if high else None,
        language=read.language,
        requirements=tuple(
            RequirementRow(kind=one.kind, value=one.value, must_have=one.must_have, weight=USUAL_WEIGHT[one.must_have])
            for one in read.requirements
        ),
        profile=tuple(ProfileRow(line.dimension, line.weight) for line in read.profile),
    )


def _marks(read: JobSpecDraft) -> list[Mark]:
    """The whole text in stretches, in order; where two overlap the earlier and longer one is marked."""
    marked: list[tuple[Source, str, str]] = [
        *((one.source, str(RequirementKind(one.kind).label), "read") for one in read.requirements),
        *((one.source, dimension_label(one.dimension), "read") for one in read.profile),
        *((one.source, _("left out"), "left-out") for one in read.left_out),
        *((value.source, label, "read") for value, label in _plain_values(read)),
    ]
    marks, at = [], 0
    for source, label, tone in sorted(marked, key=lambda one: (one[0].start, -one[0].end)):
        if source.start < at:
            continue
        marks += [Mark(read.text[at : source.start]), Mark(source.text, label, tone)]
        at = source.end
    return [mark for mark in [*marks, Mark(read.text[at:])] if mark.text]


def _plain_values(read: JobSpecDraft) -> list[tuple[Value[Any], str]]:
    values = ((read.title, _("Title")), (read.city, _("City")), (read.salary, _("Salary")))
    return [(value, label) for value, label in values if value]
