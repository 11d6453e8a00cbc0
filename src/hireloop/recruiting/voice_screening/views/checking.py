"""The look over the answers: hear them, correct their words, send."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hireloop.kernel.errors import N_, HireloopError, NotFound
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files
from hireloop.web.errors import translated
from hireloop.web.refused import refused

from .. import actions, queries
from ..links import SCOPE
from ..looking_over import AnswerToCheck, answers_to_check
from ..models import VoiceAnswer, VoiceScreening
from ..room_strings import check_strings
from ..states import ScreeningStatus
from ..words import tidy
from .calls import body_of, room_call
from .visits import context_of, over


@by_link(SCOPE)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, token: str) -> HttpResponse:
    """The page works without its script, too: sending it keeps every correction."""
    screening = queries.of_link(request.link)  # type: ignore[attr-defined]
    if not screening.is_open or screening.status == ScreeningStatus.SUBMITTED:
        return over(request, token, screening)
    if screening.status != ScreeningStatus.CHECKING:
        return redirect("voice_screening:welcome", token)
    answers = answers_to_check(screening, token)
    if request.method == "POST":
        try:
            _send(request, screening, answers)
        except HireloopError as error:
            return refused(request, translated(error), "voice_screening:check", token=token)
        return redirect("voice_screening:done", token)
    context = {
        **context_of(screening, token),
        "answers": answers,
        "strings": check_strings(),
        "sends_itself_at": screening.closes_at,
        "is_anything_spoken": any(entry.is_spoken for entry in answers),
    }
    return render(request, "voice_screening/check.html", context)


def _send(request: HttpRequest, screening: VoiceScreening, answers: list[AnswerToCheck]) -> None:
    """Keep what was corrected on the page, then send."""
    for entry in answers:
        text, shown = (request.POST.get(f"{name}-{entry.number}") for name in ("text", "shown"))
        if entry.answer is not None and text is not None and tidy(text) != tidy(shown):
            actions.correct(entry.answer, text)
    actions.submit(screening, actor=Actor.of(request))


@room_call("GET")
def words(request: HttpRequest, screening: VoiceScreening, token: str) -> dict[str, Any]:
    """How far the words are written down."""
    return {"answers": [entry.as_json() for entry in answers_to_check(screening, token)]}


@room_call("PUT")
def correct(request: HttpRequest, screening: VoiceScreening, token: str, answer_id: UUID) -> dict[str, Any]:
    actions.correct(_answer_of(screening, answer_id), str(body_of(request).get("text", "")))
    return {}


@room_call("GET", "HEAD")
def replay(request: HttpRequest, screening: VoiceScreening, token: str, answer_id: UUID) -> HttpResponseBase:
    """The candidate's own recording."""
    answer = _answer_of(screening, answer_id)
    if not screening.is_open or answer.recording is None:
        raise NotFound(_("There is no sound recording of this answer."), code="recording_not_found")
    return files.serve(request, answer.recording)


def _answer_of(screening: VoiceScreening, answer_id: UUID) -> VoiceAnswer:
    found = VoiceAnswer.objects.select_related("recording", "question__screening")
    answer = found.filter(pk=answer_id, question__screening=screening).first()
    if answer is None:
        raise NotFound(N_("There is no such answer in this voice screening."), code="answer_unknown")
    return answer
