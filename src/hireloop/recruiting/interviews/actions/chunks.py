"""Keeps a piece of a recording: the protocol that must lose nothing and let nobody else in."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Sum

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.purposes import Purpose
from hireloop.platform.vault import files

from ..errors import ChunkDamaged, ChunkTooLarge, RecordingFull, SegmentTaken
from ..growing import tell_if_grown
from ..models import Answer, Chunk, Segment
from .locking import open_answer_for_writing

MAX_CHUNK_BYTES = 1_572_864
"""Below FILE_UPLOAD_MAX_MEMORY_SIZE: a larger body would be spooled to the disk in plain by the server."""

MAX_SEGMENTS = 200
MAX_INDEX = 1_000_000
MEDIA_TYPES = ("video/webm", "video/mp4", "audio/webm", "audio/mp4")


@dataclass(frozen=True)
class ArrivingChunk:
    """``end_ms`` is how far into the segment the piece reaches, by the browser's clock."""

    segment: int
    index: int
    recorder: UUID
    media_type: str
    sha256: str
    end_ms: int
    data: bytes


def keep_chunk(answer: Answer, arriving: ArrivingChunk, *, actor: Actor) -> Chunk:
    """Encrypt and keep the piece; the same piece once more is answered as before.

    Raises ConsentMissing, InterviewClosed, AnswerReplaced, ChunkDamaged, ChunkTooLarge, RecordingFull, SegmentTaken.
    """
    _check(arriving)
    gate.require(answer.vault_person_id(), Purpose.RECORDING, actor=actor, what="recording")
    with transaction.atomic():
        answer = open_answer_for_writing(answer.pk)
        segment = _segment(answer, arriving)
        known = segment.chunks.filter(index=arriving.index).first()
        if known is not None:
            if known.sha256 != arriving.sha256:
                raise ChunkDamaged
            return known
        _check_room(answer, arriving)
        before_ms = segment.chunks.aggregate(last=Max("end_ms"))["last"] or 0
        chunk = _store(answer, segment, arriving)
        tell_if_grown(answer, chunk, before_ms=before_ms)
        return chunk


def _check(arriving: ArrivingChunk) -> None:
    if len(arriving.data) > MAX_CHUNK_BYTES:
        raise ChunkTooLarge(MAX_CHUNK_BYTES)
    if not arriving.data or hashlib.sha256(arriving.data).hexdigest() != arriving.sha256:
        raise ChunkDamaged
    if not arriving.media_type.startswith(MEDIA_TYPES):
        raise BadInput(N_("Recordings come as WebM or MP4."), code="media_type")
    if not (0 <= arriving.segment < MAX_SEGMENTS and 0 <= arriving.index < MAX_INDEX):
        raise BadInput(N_("There are too many parts in this recording."), code="too_many_parts")


def _segment(answer: Answer, arriving: ArrivingChunk) -> Segment:
    segment, _made = answer.segments.get_or_create(
        number=arriving.segment,
        defaults={"recorder": arriving.recorder, "media_type": arriving.media_type[:100]},
    )
    if segment.recorder != arriving.recorder:
        raise SegmentTaken(_number_for(answer, arriving.recorder))
    return segment


def _number_for(answer: Answer, recorder: UUID) -> int:
    own = answer.segments.filter(recorder=recorder).first()
    if own is not None:
        return own.number
    return 1 + (answer.segments.aggregate(last=Max("number"))["last"] or 0)


def _check_room(answer: Answer, arriving: ArrivingChunk) -> None:
    held = Chunk.objects.filter(segment__answer=answer).aggregate(sum=Sum("size"))["sum"] or 0
    if held + len(arriving.data) > settings.MAX_RECORDING_BYTES:
        raise RecordingFull(settings.MAX_RECORDING_BYTES // 1024 // 1024)


def _store(answer: Answer, segment: Segment, arriving: ArrivingChunk) -> Chunk:
    stored = files.store(
        answer.vault_person_id(),
        arriving.data,
        name=f"{answer.pk}-{segment.number}-{arriving.index}",
        media_type=arriving.media_type[:100],
        purpose="recording_chunk",
    )
    return Chunk.objects.create(
        segment=segment,
        index=arriving.index,
        sha256=arriving.sha256,
        size=len(arriving.data),
        end_ms=arriving.end_ms,
        stored=stored,
    )
