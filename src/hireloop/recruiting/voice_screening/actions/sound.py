"""Keeps sound as it comes: each piece encrypted at once, nothing twice, no gap unnoticed."""

from uuid import UUID

from django.db import transaction
from django.db.models import F, Max, Sum

from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.purposes import Purpose
from hireloop.platform.vault import files

from ..errors import AnswerFull, SoundMissing, SoundTooLarge
from ..models import VoiceAnswer, VoiceChunk, VoiceSegment
from .locking import locked_answer

SAMPLE_RATE = 16_000
BYTES_PER_SAMPLE = 2
LONGEST_PIECE_S = 30
LONGEST_ANSWER_S = 35 * 60
MEDIA_TYPE = "audio/L16;rate=16000"


def open_segment(answer: VoiceAnswer, recorder: UUID, *, actor: Actor) -> VoiceSegment:
    """A new stretch of sound by this recorder. Raises ConsentMissing, ScreeningClosed."""
    gate.require(answer.vault_person_id(), Purpose.RECORDING, actor=actor, what="recording")
    with transaction.atomic():
        answer = locked_answer(answer.pk)
        last = answer.segments.aggregate(last=Max("number"))["last"]
        number = 0 if last is None else last + 1
        return VoiceSegment.objects.create(answer=answer, number=number, part=answer.part, recorder=recorder)


def keep_sound(segment: VoiceSegment, start: int, sound: bytes, *, actor: Actor) -> int:
    """Encrypt and keep samples from ``start`` on; answers how many samples of the segment are kept now.

    What is kept already is passed over, so that every call may be repeated. Raises SoundMissing where
    something before ``start`` has not arrived, ConsentMissing, ScreeningClosed, SoundTooLarge, AnswerFull.
    """
    if len(sound) > LONGEST_PIECE_S * SAMPLE_RATE * BYTES_PER_SAMPLE:
        raise SoundTooLarge(LONGEST_PIECE_S)
    gate.require(segment.answer.vault_person_id(), Purpose.RECORDING, actor=actor, what="recording")
    with transaction.atomic():
        answer = locked_answer(segment.answer_id)
        kept = kept_samples(segment)
        if start > kept:
            raise SoundMissing(kept)
        fresh = sound[(kept - start) * BYTES_PER_SAMPLE :]
        fresh = fresh[: len(fresh) - len(fresh) % BYTES_PER_SAMPLE]
        if not fresh:
            return kept
        _check_room(answer)
        _store(answer, segment, kept, fresh)
        return kept + len(fresh) // BYTES_PER_SAMPLE


def kept_samples(segment: VoiceSegment) -> int:
    """How far the segment is kept; its chunks have no gaps."""
    return segment.chunks.aggregate(end=Max(F("start") + F("samples")))["end"] or 0


def _check_room(answer: VoiceAnswer) -> None:
    held = VoiceChunk.objects.filter(segment__answer=answer).aggregate(sum=Sum("samples"))["sum"] or 0
    if held > LONGEST_ANSWER_S * SAMPLE_RATE:
        raise AnswerFull(LONGEST_ANSWER_S // 60)


def _store(answer: VoiceAnswer, segment: VoiceSegment, start: int, sound: bytes) -> None:
    stored = files.store(
        answer.vault_person_id(),
        sound,
        name=f"{answer.pk}-{segment.number}-{start}",
        media_type=MEDIA_TYPE,
        purpose="recording_chunk",
    )
    VoiceChunk.objects.create(segment=segment, start=start, samples=len(sound) // BYTES_PER_SAMPLE, stored=stored)
