"""The rows of the reviewer's scorecard."""

from dataclasses import dataclass

from hireloop.analysis.job_spec import JobSpec
from hireloop.kernel.languages import Language
from hireloop.recruiting.interviews.models import Interview
from hireloop.recruiting.jobs.queries import job_spec

from .models import Scorecard


@dataclass(frozen=True)
class CardRow:
    """One dimension: what it means, what 1, 3 and 5 look like, and what the reviewer gave (None: not seen)."""

    key: str
    label: str
    definition: str
    anchors: dict[int, str]
    given: int | None
    is_answered: bool


def card_rows(interview: Interview, card: Scorecard | None, *, language: Language) -> list[CardRow]:
    given = card.scores if card else {}
    spec = job_spec(interview.application.job)
    known = spec.known_dimensions
    return [
        CardRow(
            key=key,
            label=_said(known[key].label, language),
            definition=_said(known[key].definition, language),
            anchors={level: _said(text, language) for level, text in sorted(known[key].anchors.items())},
            given=given.get(key),
            is_answered=key in given,
        )
        for key in dimensions_to_score(interview, spec)
    ]


def dimensions_to_score(interview: Interview, spec: JobSpec | None = None) -> list[str]:
    """The dimensions of the job's profile that the questions ask for, else all that they ask for, else the profile."""
    spec = spec or job_spec(interview.application.job)
    known = spec.known_dimensions
    asked = dict.fromkeys(key for question in interview.questions.all() for key in question.dimensions if key in known)
    return [key for key in asked if key in spec.profile] or list(asked) or list(spec.profile)


def _said(text: dict[Language, str], language: Language) -> str:
    return text.get(language) or next(iter(text.values()), "")
