"""Takes away what is no longer needed, or no longer allowed."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.platform.vault import files

from ..events import RecordingsErased
from ..models import Answer, Chunk, Interview
from ..states import AnswerStatus, InterviewStatus

SYSTEM = Actor.system("interviews.erasing")


def discard_later(interview: Interview) -> None:
    """After sending: in the background, once the last recording is joined."""
    from ..tasks import tidy_interview

    enqueue_once(tidy_interview, str(interview.pk), str(interview.pk))


def discard_chunks(interview_id: UUID) -> bool:
    """Remove the parts that a verified recording replaces, and takes that a later one replaced.

    False while a recording is still being joined: then there is more to do later.
    """
    answers = Answer.objects.filter(question__interview_id=interview_id).select_related("question__interview")
    if answers.filter(status=AnswerStatus.UPLOADED).exists():
        return False
    joined = Chunk.objects.filter(segment__answer__in=answers, segment__is_joined=True)
    _remove_chunks(joined.filter(segment__answer__status=AnswerStatus.READY))
    replaced = answers.filter(status=AnswerStatus.REPLACED)
    erased = [answer for answer in replaced if _erase(answer)]
    if erased:
        interview = erased[0].question.interview
        event = RecordingsErased(interview.pk, len(erased), "replaced_take")
        record(event, actor=SYSTEM, person=interview.person_id, subject=interview)
    return True


def erase_recordings_of(person_id: UUID, *, actor: Actor) -> int:
    """Consent to recording is withdrawn: every recording goes at once; how many there were.

    Words that the candidate has sent stay. An interview still open goes on in writing: there, an answer that
    has no words yet is asked for again.
    """
    erased = 0
    with transaction.atomic():
        for interview in Interview.objects.select_for_update(of=("self",)).filter(person_id=person_id):
            erased += _erase_interview(interview, actor=actor)
    return erased


def _erase_interview(interview: Interview, *, actor: Actor) -> int:
    is_over = interview.status in {InterviewStatus.SUBMITTED, InterviewStatus.CANCELLED}
    if not is_over and not interview.text_only:
        interview.text_only = True
        interview.save()
    answers = Answer.objects.filter(question__interview=interview).select_related("question__interview")
    erased = [answer for answer in answers if _erase(answer)]
    for answer in erased:
        if not is_over and not answer.texts.exists():
            answer.status = AnswerStatus.REPLACED
        answer.save()
    if erased:
        event = RecordingsErased(interview.pk, len(erased), "consent_withdrawn")
        record(event, actor=actor, person=interview.person_id, subject=interview)
    return len(erased)


def _erase(answer: Answer) -> bool:
    """Remove the recording and its parts; False where there were none."""
    chunks = Chunk.objects.filter(segment__answer=answer)
    had_any = chunks.exists() or answer.recording_id is not None
    _remove_chunks(chunks)
    if answer.recording is not None:
        recording, answer.recording, answer.has_video = answer.recording, None, False
        answer.save()
        files.remove(recording)
    return had_any


def _remove_chunks(chunks: QuerySet[Chunk]) -> None:
    with transaction.atomic():
        for chunk in chunks.select_related("stored"):
            stored = chunk.stored
            chunk.delete()
            files.remove(stored)
