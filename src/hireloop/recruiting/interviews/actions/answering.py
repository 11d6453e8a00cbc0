"""Begin and end one take at a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.enqueueing import enqueue_once

from ..errors import AnswerUnknown, ChunksMissing, NoTakesLeft
from ..events import AnswerStarted, AnswerUploaded
from ..models import Answer, Chunk, Interview, InterviewQuestion, Segment, TextSource
from ..states import AnswerStatus, InterviewStatus
from .locking import open_answer_for_writing, open_interview_for_writing


@dataclass(frozen=True)
class SegmentCount:
    """What a browser says it recorded: ``chunks`` pieces, counted from 0."""

    number: int
    recorder: UUID
    chunks: int


def start_answer(question: InterviewQuestion, answer_id: UUID, *, actor: Actor, typed: bool = False) -> Answer:
    """Open a take under the browser's own id; the same id once more answers the same take.

    Raises NoTakesLeft, InterviewClosed; AnswerUnknown where the id is another question's.
    """
    with transaction.atomic():
        interview = open_interview_for_writing(question.interview_id)
        known = Answer.objects.filter(pk=answer_id).first()
        if known is not None:
            if known.question_id != question.pk:
                raise AnswerUnknown
            return known
        _begin_interview(interview)
        take = 1 + (question.answers.aggregate(last=Max("take"))["last"] or 0)
        if take > question.takes_allowed and not (typed or interview.text_only):
            raise NoTakesLeft
        answer = Answer.objects.create(
            pk=answer_id, question=question, take=take, is_typed=typed or interview.text_only
        )
        event = AnswerStarted(interview.pk, answer.pk, question.position, take)
        record(event, actor=actor, person=interview.person_id, subject=answer)
    return answer


def finish_recording(answer: Answer, counts: Iterable[SegmentCount], *, actor: Actor) -> Answer:
    """Close a take whose parts are all here, and have them joined in the background.

    Segments of other devices that ``counts`` does not name go in as far as they came without a gap.
    Raises ChunksMissing with what is still to be sent.
    """
    with transaction.atomic():
        answer = open_answer_for_writing(answer.pk)
        close_segments(answer, counts)
        _close_take(answer)
    return answer


def close_segments(answer: Answer, counts: Iterable[SegmentCount]) -> None:
    """Write down how many pieces each segment has, once they are all here."""
    missing: dict[int, list[int]] = {}
    for count in counts:
        segment = answer.segments.filter(number=count.number, recorder=count.recorder).first()
        here = set(segment.chunks.values_list("index", flat=True)) if segment else set()
        if lacking := [index for index in range(count.chunks) if index not in here]:
            missing[count.number] = lacking
        elif segment is not None:
            Segment.objects.filter(pk=segment.pk).update(chunk_count=count.chunks)
    if missing:
        raise ChunksMissing(missing)


def _close_take(answer: Answer) -> None:
    from ..tasks import assemble_answer

    pieces = Chunk.objects.filter(segment__answer=answer).count()
    if not pieces:
        raise BadInput(N_("Nothing was recorded. Please record this answer once more."), code="nothing_recorded")
    answer.status = AnswerStatus.UPLOADED
    answer.finished_at = answer.finished_at or timezone.now()
    answer.save()
    replace_earlier_takes(answer)
    enqueue_once(assemble_answer, f"{answer.pk}:{pieces}", str(answer.pk))


def close_what_is_there(answer: Answer) -> None:
    """Close a take that nobody closed, with the parts that came: at sending, and at expiry."""
    if answer.status == AnswerStatus.STARTED and Chunk.objects.filter(segment__answer=answer).exists():
        _close_take(answer)


def finish_typed(answer: Answer, *, actor: Actor) -> Answer:
    """Close a written answer; its words may still be changed until the interview is sent."""
    with transaction.atomic():
        answer = open_answer_for_writing(answer.pk)
        if not answer.texts.filter(source=TextSource.TYPED).exists():
            raise Conflict(N_("Please write your answer first."), code="nothing_written")
        if answer.status != AnswerStatus.READY:
            answer.status, answer.finished_at = AnswerStatus.READY, timezone.now()
            replace_earlier_takes(answer)
            report_uploaded(answer, actor=actor)
    return answer


def replace_earlier_takes(answer: Answer) -> None:
    earlier = answer.question.answers.filter(take__lt=answer.take)
    earlier.update(status=AnswerStatus.REPLACED, updated_at=timezone.now())


def report_uploaded(answer: Answer, *, actor: Actor) -> None:
    """Tell the rest of the house that the answer is whole; saves it."""
    answer.reported_at = timezone.now()
    answer.save()
    interview = answer.question.interview
    record(AnswerUploaded(interview.pk, answer.pk), actor=actor, person=interview.person_id, subject=answer)


def _begin_interview(interview: Interview) -> None:
    if interview.status == InterviewStatus.IN_PROGRESS:
        return
    interview.move_to(InterviewStatus.IN_PROGRESS)
    interview.save()
