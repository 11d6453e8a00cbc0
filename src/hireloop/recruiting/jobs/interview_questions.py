"""Where a job's interview questions come from: the question bank stands above this app and registers itself."""

from collections.abc import Callable
from dataclasses import dataclass

from hireloop.analysis.model import Question
from hireloop.platform.audit.actor import Actor

from .models import Job


@dataclass(frozen=True)
class QuestionSource:
    """``read`` gives a job's questions in order; ``keep`` stores those that came with an imported job file."""

    read: Callable[[Job], tuple[Question, ...]]
    keep: Callable[[Job, tuple[Question, ...], Actor], None]


_sources: list[QuestionSource] = []


def register(source: QuestionSource) -> None:
    _sources[:] = [source]


def questions_of(job: Job) -> tuple[Question, ...]:
    """The questions of the job's interview; none where no question bank is installed."""
    return _sources[0].read(job) if _sources else ()


def keep_questions(job: Job, questions: tuple[Question, ...], *, actor: Actor) -> None:
    """Store the questions of an imported job."""
    if _sources and questions:
        _sources[0].keep(job, questions, actor)
