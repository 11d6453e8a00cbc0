"""From a JobSpec back to a job file; reading it again gives an equal JobSpec."""

from typing import Any

import yaml

from hireloop.analysis.dimensions import Dimension, Indicator
from hireloop.analysis.job_spec.model import JobSpec, ProfileLine, Requirement
from hireloop.analysis.model import Question


def to_yaml(job: JobSpec) -> str:
    """The job file, in the order in which a person would write it."""
    content = {
        "title": job.title,
        "language": job.language,
        "jurisdiction": job.jurisdiction,
        "description": job.description,
        "dimensions": [_dimension(dimension) for dimension in job.dimensions.values()],
        "profile": {key: _line(line) for key, line in job.profile.items()},
        "traits": {key: _line(line) for key, line in job.traits.items()},
        "requirements": [_requirement(requirement) for requirement in job.requirements],
        "questions": [_question(question) for question in job.questions],
    }
    return yaml.safe_dump(_filled(content), allow_unicode=True, sort_keys=False, width=120)


def _line(line: ProfileLine) -> dict[str, float | None]:
    return {"weight": line.weight, "pass_line": line.pass_line}


def _requirement(requirement: Requirement) -> dict[str, Any]:
    return {
        "kind": requirement.kind,
        "value": requirement.value,
        "must_have": requirement.must_have,
        "weight": requirement.weight,
        **({"knock_out": True} if requirement.knock_out else {}),
    }


def _question(question: Question) -> dict[str, Any]:
    return _filled(
        {
            "text": question.text,
            "language": question.language,
            "dimensions": list(question.dimensions),
            "reference": question.reference,
            "key_points": list(question.key_points),
        }
    )


def _dimension(dimension: Dimension) -> dict[str, Any]:
    return _filled(
        {
            "key": dimension.key,
            "label": dict(dimension.label),
            "definition": dict(dimension.definition),
            "indicators": [_indicator(indicator) for indicator in dimension.indicators],
            "anchors": {level: dict(texts) for level, texts in dimension.anchors.items()},
            "features": dict(dimension.features),
            "asks": list(dimension.asks),
        }
    )


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return _filled(
        {
            "key": indicator.key,
            "why": dict(indicator.why),
            **{language: list(texts) for language, texts in indicator.phrases.items()},
            "against": indicator.against,
            "strength": indicator.strength,
        }
    )


def _filled(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if value not in (None, "", [], {}, False)}
