"""Looking at a recording while it still goes on, so that little is left to do when the answer is up."""

import io
from typing import TYPE_CHECKING, BinaryIO

from hireloop.kernel.errors import HireloopError
from hireloop.platform.background.enqueueing import enqueue_once
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.purposes import Purpose
from hireloop.platform.vault.plain_copy import plain_copy_of
from hireloop.recruiting.interviews import growing
from hireloop.recruiting.interviews import queries as interview_queries
from hireloop.recruiting.interviews.models import Answer

from .as_json import to_json
from .models import EarlySightings

if TYPE_CHECKING:
    from hireloop.analysis.interview_flow import Seen


def look_when_grown(answer: Answer, recorded_ms: int) -> None:
    """Told by the interviews; nothing is looked at that the candidate did not agree to."""
    from .tasks import look_ahead

    person_id = answer.vault_person_id()
    if Purpose.FACE_BODY in gate.allowed_purposes(person_id):
        enqueue_once(look_ahead, f"{answer.pk}:{recorded_ms // growing.TELL_EVERY_MS}", str(answer.pk))


def look(answer: Answer) -> bool:
    """Look at what came since the last look; False where the recording has ended or may not be looked at.

    Whatever goes wrong here is left to the analysis of the whole, which says it.
    """
    from hireloop.analysis import interview_flow

    from . import analysing

    options = analysing.options_before_words(answer.question.interview)
    stream = interview_queries.growing_recording(answer.pk)
    if stream is None or Purpose.FACE_BODY not in options.consents:
        return False
    options = analysing.with_seen(options, analysing.seen_of(answer))
    try:
        with stream, plain_copy_of(stream, size=size_of(stream)) as path:
            seen = interview_flow.look_ahead(path, options=options)
    except HireloopError:
        return False
    return seen is not None and _keep(answer, seen)


def size_of(stream: BinaryIO) -> int:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


def _keep(answer: Answer, seen: "Seen") -> bool:
    """Unless consent was withdrawn meanwhile."""
    person_id = answer.vault_person_id()
    if Purpose.FACE_BODY not in gate.allowed_purposes(person_id):
        return False
    defaults = {"person_id": person_id, "seen": to_json(seen)}
    EarlySightings.objects.update_or_create(answer=answer, defaults=defaults)
    return True
