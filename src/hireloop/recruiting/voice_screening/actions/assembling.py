"""Put the sound of an answer together into one recording that can be seeked, and keep it in the vault."""

from uuid import UUID

from django.db import transaction

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files

from ..events import VoiceAnswerUnreadable
from ..models import VoiceAnswer, VoiceChunk
from ..states import AnswerStatus
from .sound import SAMPLE_RATE

SYSTEM = Actor.system("voice_screening.assembling")


def assemble(answer_id: UUID) -> VoiceAnswer | None:
    """Make the answer's recording from what is here; doing it twice is doing it once. None where it is gone."""
    from ..encoding import NothingRecorded, encode

    answer = VoiceAnswer.objects.select_related("question__screening").filter(pk=answer_id).first()
    if answer is None or answer.status != AnswerStatus.CLOSED:
        return answer
    chunks = list(VoiceChunk.objects.filter(segment__answer=answer).select_related("stored", "segment"))
    chunks.sort(key=lambda chunk: (chunk.segment.number, chunk.start))
    if not chunks:
        return _ready(answer)
    try:
        encoded = encode(_plain(chunk) for chunk in chunks)
    except NothingRecorded as trouble:
        return _note_unreadable(answer, trouble.code)
    return _keep(answer, encoded, chunks)


def _plain(chunk: VoiceChunk) -> bytes:
    with files.open_file(chunk.stored) as stream:
        return stream.read()


def _ready(answer: VoiceAnswer) -> VoiceAnswer:
    answer.status = AnswerStatus.READY
    answer.save(update_fields=["status", "updated_at"])
    return answer


def _keep(answer: VoiceAnswer, encoded: bytes, chunks: list[VoiceChunk]) -> VoiceAnswer:
    samples = sum(chunk.samples for chunk in chunks)
    with transaction.atomic():
        answer = (
            VoiceAnswer.objects.select_for_update(of=("self",)).select_related("question__screening").get(pk=answer.pk)
        )
        if answer.status != AnswerStatus.CLOSED:
            return answer
        answer.recording = files.store(
            answer.vault_person_id(),
            encoded,
            name=f"{answer.question.position}.webm",
            media_type="audio/webm",
            purpose="recording",
        )
        answer.duration_ms = round(samples * 1000 / SAMPLE_RATE)
        answer.status = AnswerStatus.READY
        answer.save()
        remove_chunks(chunks)
    return answer


def remove_chunks(chunks: list[VoiceChunk]) -> None:
    for chunk in chunks:
        stored = chunk.stored
        chunk.delete()
        files.remove(stored)


def _note_unreadable(answer: VoiceAnswer, why: str) -> VoiceAnswer:
    with transaction.atomic():
        answer.status, answer.trouble = AnswerStatus.UNREADABLE, why
        answer.save(update_fields=["status", "trouble", "updated_at"])
        screening = answer.question.screening
        event = VoiceAnswerUnreadable(screening.pk, answer.pk, why)
        record(event, actor=SYSTEM, person=screening.person_id, subject=answer)
    return answer
