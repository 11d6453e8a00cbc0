"""Loads for writing: one writer at a time per interview or answer."""

from uuid import UUID

from ..errors import AnswerReplaced, InterviewClosed
from ..models import Answer, Interview
from ..states import AnswerStatus


def locked_interview(interview_id: UUID) -> Interview:
    return (
        Interview.objects.select_for_update(of=("self",)).select_related("person", "application").get(pk=interview_id)
    )


def open_interview_for_writing(interview_id: UUID) -> Interview:
    """The locked interview; raises InterviewClosed unless the candidate may go on."""
    interview = locked_interview(interview_id)
    if not interview.is_open:
        raise InterviewClosed
    return interview


def open_answer_for_writing(answer_id: UUID) -> Answer:
    """The locked answer of an open interview; raises InterviewClosed or AnswerReplaced."""
    answer = (
        Answer.objects.select_for_update(of=("self",)).select_related("question__interview__person").get(pk=answer_id)
    )
    if not answer.question.interview.is_open:
        raise InterviewClosed
    if answer.status == AnswerStatus.REPLACED:
        raise AnswerReplaced
    return answer
