"""Background work of the evaluation: analyse each answer as it comes, put the report together at the end.

What analyses is loaded where a task runs, so that pages and commands start without it.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from django_tasks import task

from hireloop.analysis.phrases import say
from hireloop.platform.background import progress
from hireloop.platform.background.policy import attempts
from hireloop.recruiting.interviews import queries as interview_queries
from hireloop.recruiting.interviews.models import Answer, Interview

from . import actions

if TYPE_CHECKING:
    from hireloop.analysis.interview_flow import Progress


@task(queue_name="analysis")
@attempts(3, timeout_s=3600)
def analyse_answer(answer_id: str) -> None:
    """Analyse one answer and, where the interview was already sent in, have the report made.

    A take that was replaced or erased meanwhile has nothing to analyse.
    """
    from . import analysing

    answer = Answer.objects.select_related("question__interview").filter(pk=UUID(answer_id)).first()
    if answer is None or answer not in interview_queries.counted_answers(answer.question.interview):
        return
    analysing.analyse(answer, on_progress=_report)
    interview = Interview.objects.get(pk=answer.question.interview_id)
    if interview.submitted_at:
        build_report.enqueue(str(interview.pk))


def _report(now: "Progress") -> None:
    progress.report(now.share, 1.0, say(now.what, "en"))


@task(queue_name="analysis")
@attempts(1, timeout_s=300)
def look_ahead(answer_id: str) -> None:
    """Look at what came since; a take that has ended, or is gone, needs it no more."""
    from . import looking_ahead

    answer = Answer.objects.select_related("question__interview").filter(pk=UUID(answer_id)).first()
    if answer is not None:
        looking_ahead.look(answer)


@task(queue_name="analysis")
@attempts(3, timeout_s=600)
def build_report(interview_id: str) -> None:
    """Put the report together once every answer that counts is analysed; before that there is nothing to do."""
    from . import alike, analysing

    interview = Interview.objects.select_related("application__job").get(pk=UUID(interview_id))
    if not analysing.missing_answers(interview):
        actions.save_report(interview, analysing.report_of(interview))
        alike.note_alike_answers(interview)


def analyse_interview(interview: Interview) -> int:
    """Analyse every answer that counts anew; answers how many."""
    answers = interview_queries.counted_answers(interview)
    for answer in answers:
        analyse_answer.enqueue(str(answer.pk))
    return len(answers)
