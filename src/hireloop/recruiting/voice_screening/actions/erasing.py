"""Takes away what is no longer allowed."""

from uuid import UUID

from django.db import transaction

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files

from ..events import VoiceRecordingsErased
from ..models import VoiceAnswer, VoiceChunk, VoiceScreening
from ..states import OPEN
from .assembling import remove_chunks


def erase_recordings_of(person_id: UUID, *, actor: Actor) -> int:
    """Consent to recording is withdrawn: every recording goes at once; how many there were.

    What the candidate wrote stays. A screening that is still open goes on in writing.
    """
    erased = 0
    with transaction.atomic():
        for screening in VoiceScreening.objects.select_for_update(of=("self",)).filter(person_id=person_id):
            erased += _erase_screening(screening, actor=actor)
    return erased


def _erase_screening(screening: VoiceScreening, *, actor: Actor) -> int:
    if screening.status in OPEN and not screening.in_writing:
        screening.in_writing = True
        screening.save(update_fields=["in_writing", "updated_at"])
    answers = VoiceAnswer.objects.filter(question__screening=screening).select_related("recording")
    count = sum(_erase(answer) for answer in answers)
    if count:
        event = VoiceRecordingsErased(screening.pk, count)
        record(event, actor=actor, person=screening.person_id, subject=screening)
    return count


def _erase(answer: VoiceAnswer) -> bool:
    """Remove the recording and its pieces; False where there were none."""
    chunks = list(VoiceChunk.objects.filter(segment__answer=answer).select_related("stored"))
    had_any = bool(chunks) or answer.recording is not None
    remove_chunks(chunks)
    if answer.recording is not None:
        recording, answer.recording = answer.recording, None
        answer.save(update_fields=["recording", "updated_at"])
        files.remove(recording)
    return had_any
