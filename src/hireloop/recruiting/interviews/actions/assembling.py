"""Join the parts of a recording, verify the result, and keep it in the vault."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files

from ..events import AnswerUnreadable
from ..models import Answer, Chunk, Segment
from ..reading import ChunkStream
from ..states import COMPLETE, AnswerStatus
from .answering import report_uploaded

if TYPE_CHECKING:
    from ..joining import Joined

SYSTEM = Actor.system("interviews.assemble")


def assemble(answer_id: UUID) -> None:
    """Make the answer's recording from what is here; doing it twice gives the same file and one report."""
    from ..joining import UnreadableRecording, join

    answer = Answer.objects.select_related("question__interview").filter(pk=answer_id).first()
    if answer is None or answer.status not in COMPLETE:
        return
    segments = segments_to_join(answer)
    try:
        joined = join([io.BufferedReader(ChunkStream(chunks)) for _segment, chunks in segments])
    except UnreadableRecording as trouble:
        _note_unreadable(answer, trouble.code)
        return
    _keep(answer, [segment for segment, _chunks in segments], joined)


def segments_to_join(answer: Answer) -> list[tuple[Segment, list[Chunk]]]:
    """Each segment with its pieces up to the first gap."""
    found = []
    for segment in answer.segments.prefetch_related("chunks__stored"):
        chunks = list(segment.chunks.all())
        whole = [chunk for place, chunk in enumerate(chunks) if chunk.index == place]
        if segment.chunk_count is not None:
            whole = whole[: segment.chunk_count]
        if whole:
            found.append((segment, whole))
    return found


def _keep(answer: Answer, segments: Sequence[Segment], joined: "Joined") -> None:
    kind = joined.media_type.partition("/")[2]
    with transaction.atomic():
        answer = Answer.objects.select_for_update(of=("self",)).select_related("question__interview").get(pk=answer.pk)
        if answer.status not in COMPLETE:
            return
        before = answer.recording
        answer.recording = files.store(
            answer.vault_person_id(),
            joined.stream,
            name=f"{answer.question.position}-{answer.take}.{kind}",
            media_type=joined.media_type,
            purpose="recording",
        )
        answer.duration_ms, answer.has_video = joined.duration_ms, joined.has_video
        answer.status, answer.trouble = AnswerStatus.READY, ""
        used = [segments[place].pk for place in joined.parts]
        Segment.objects.filter(pk__in=used).update(is_joined=True)
        if before is None or before.digest != answer.recording.digest or answer.reported_at is None:
            report_uploaded(answer, actor=SYSTEM)
        answer.save()
        if before is not None:
            files.remove(before)


def _note_unreadable(answer: Answer, why: str) -> None:
    """Its parts are kept: what cannot be read now may be mended later."""
    with transaction.atomic():
        answer = Answer.objects.select_for_update(of=("self",)).select_related("question__interview").get(pk=answer.pk)
        if answer.status not in COMPLETE or answer.recording_id:
            return
        answer.status, answer.trouble = AnswerStatus.UNREADABLE, why
        answer.save()
        interview = answer.question.interview
        event = AnswerUnreadable(interview.pk, answer.pk, why)
        record(event, actor=SYSTEM, person=interview.person_id, subject=answer)
