"""Waits while a worker analyses the demo's interviews, and says how far it is."""

import time
from collections.abc import Callable

from hireloop.recruiting.evaluation.models import AnswerResult, EvaluationReport
from hireloop.recruiting.interviews.models import Interview, InterviewQuestion


def wait_for_reports(*, seconds: int, say: Callable[[str], object]) -> bool:
    """True when every interview that was sent has its report. The work goes on in the worker either way."""
    until = time.monotonic() + seconds
    sent = Interview.objects.filter(submitted_at__isnull=False)
    total = InterviewQuestion.objects.filter(interview__in=sent).count()
    told = -1
    while time.monotonic() < until:
        if EvaluationReport.objects.filter(interview__in=sent).count() == sent.count():
            return True
        done = AnswerResult.objects.count()
        if done != told:
            say(f"Analysing the recorded interviews: {done} of {total} answers")
            told = done
        time.sleep(1)
    say("The interviews are still being analysed; their reports appear by themselves.")
    return False
