"""The recordings, in ranges."""

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import colleague_of, requires
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import showing
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.purposes import Purpose
from hireloop.platform.vault import files
from hireloop.recruiting.interviews.models import Answer

from .. import queries


@requires("evaluation.review")
@require_safe
def recording(request: HttpRequest, interview_id: UUID, answer_id: UUID) -> HttpResponseBase:
    """One answer's recording. That it was looked at is recorded once, with the page that shows it."""
    found = queries.interview_for(colleague_of(request), interview_id)
    showing.check_open(found.person_id)
    gate.require(found.person_id, Purpose.RECORDING, actor=Actor.of(request), what="recording")
    answer = Answer.objects.select_related("recording").filter(pk=answer_id, question__interview=found).first()
    if answer is None or answer.recording is None:
        raise NotFound(N_("There is no recording of this answer."), code="recording_not_found")
    return files.serve(request, answer.recording)
