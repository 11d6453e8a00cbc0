"""How far the analysis of an interview has come."""

from dataclasses import dataclass

from hireloop.recruiting.interviews.models import Interview

from .models import AnswerResult


@dataclass(frozen=True)
class Progress:
    """``done`` of ``total`` answers are analysed."""

    done: int
    total: int


def progress_of(interview: Interview) -> Progress:
    total = interview.questions.count()
    done = AnswerResult.objects.filter(answer__question__interview=interview).values("answer__question").distinct()
    return Progress(min(done.count(), total), total)
