"""A job as a job file (job.yaml), the one that ``hireloop analyze --job`` reads, and back."""

from typing import Any

import yaml
from django.conf import settings
from django.utils.translation import gettext as _

from hireloop.analysis.dimensions import TRAITS
from hireloop.analysis.job_spec import JobSpec, ProfileLine, Requirement, load_job, to_yaml
from hireloop.analysis.model import Question
from hireloop.kernel.errors import BadInput

from .drafts import JobDraft, ProfileRow
from .requirements import RequirementRow, read_value

MAX_JOB_FILE_BYTES = 256 * 1024


def spec_of(draft: JobDraft, *, questions: tuple[Question, ...] = ()) -> JobSpec:
    """The draft as the analysis wants it."""
    lines = {row.dimension: _line_entry(row) for row in draft.profile}
    spec = load_job(
        {
            "title": draft.title,
            "language": draft.language,
            "description": draft.description,
            "jurisdiction": settings.JURISDICTION,
            "dimensions": list(draft.own_dimensions),
            "profile": {key: line for key, line in lines.items() if key not in TRAITS},
            "traits": {key: line for key, line in lines.items() if key in TRAITS},
        }
    )
    requirements = tuple(
        Requirement(
            kind=row.kind,  # type: ignore[arg-type]
            value=row.value,
            must_have=row.must_have,
            weight=row.weight,
            knock_out=row.knock_out,
        )
        for row in draft.requirements
    )
    return JobSpec(**{**spec.__dict__, "requirements": requirements, "questions": questions})


def write_job_file(draft: JobDraft, *, questions: tuple[Question, ...] = ()) -> str:
    """The text of the job file."""
    return to_yaml(spec_of(draft, questions=questions))


def read_job_file(content: bytes) -> tuple[JobDraft, tuple[Question, ...]]:
    """The draft and the questions in a job file; BadInput says what cannot be read and where."""
    if len(content) > MAX_JOB_FILE_BYTES:
        raise BadInput(_("This file is too large for a job file (at most 256 kB)."), code="job_file_large")
    raw = _mapping(content)
    spec = load_job(raw)
    draft = JobDraft(
        title=spec.title[:120],
        description=spec.description,
        language=spec.language,
        own_dimensions=_own_dimensions(spec),
        requirements=tuple(_requirement_row(requirement) for requirement in spec.requirements),
        profile=_profile_rows(spec),
    )
    return draft, spec.questions


def _mapping(content: bytes) -> dict[str, Any]:
    try:
        raw = yaml.safe_load(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError):
        raise BadInput(_("This is not a job file: it is not readable as YAML text."), code="job_file_yaml") from None
    if not isinstance(raw, dict):
        raise BadInput(_("This is not a job file: it should start with “title: …”."), code="job_file_shape")
    return raw


def _line_entry(row: ProfileRow) -> dict[str, Any]:
    return {"weight": row.weight, "pass_line": row.pass_line}


def _profile_rows(spec: JobSpec) -> tuple[ProfileRow, ...]:
    """The lines with whole weights 0–100: files may use any scale, and only shares matter."""
    lines = {**spec.profile, **spec.traits}
    largest = max((line.weight for line in lines.values()), default=0)
    whole = all(line.weight == int(line.weight) for line in lines.values()) and largest <= 100
    factor = 1.0 if whole or not largest else 100 / largest
    return tuple(_profile_row(key, line, factor=factor) for key, line in lines.items())


def _profile_row(key: str, line: ProfileLine, *, factor: float) -> ProfileRow:
    return ProfileRow(dimension=key, weight=round(line.weight * factor), pass_line=round(line.pass_line or 0))


def _own_dimensions(spec: JobSpec) -> tuple[dict[str, Any], ...]:
    """The employer's dimensions in the file's shape, normalised by writing them once."""
    only = JobSpec(title=spec.title, profile={}, dimensions=spec.dimensions)
    return tuple(yaml.safe_load(to_yaml(only)).get("dimensions", []))


def _requirement_row(requirement: Requirement) -> RequirementRow:
    value = requirement.value
    if not isinstance(value, dict):
        value = read_value(requirement.kind, text=str(value))
    else:
        value = _checked_value(requirement.kind, value)
    weight = min(10, max(1, round(requirement.weight)))
    return RequirementRow(
        kind=requirement.kind,
        value=value,
        must_have=requirement.must_have or requirement.knock_out,
        weight=weight,
        knock_out=requirement.knock_out,
    )


def _checked_value(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    """A mapping of our own shape, or of a likely other one, as a stored value."""
    main = next(
        (value[key] for key in ("level", "years", "max_yuan", "city", "name", "min", "max") if key in value), None
    )
    if main is None:
        keys = _(", ").join(map(str, value))
        raise BadInput(
            _("A requirement of the kind “%(kind)s” cannot be read from: %(keys)s.") % {"kind": kind, "keys": keys},
            code="requirement_value",
        )
    detail = next((value[key] for key in ("subject", "field", "detail") if value.get(key)), "")
    return read_value(kind, text=str(main), detail=str(detail))
