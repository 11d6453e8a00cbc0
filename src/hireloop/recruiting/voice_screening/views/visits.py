"""The candidate's pages around the voice room."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.links import by_link
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.notices import current_version, notice
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.interviews.room_state import dimension_labels

from .. import actions, queries
from ..forms import NoticeForm, purposes_to_ask
from ..links import SCOPE, new_token
from ..models import VoiceScreening
from ..room_strings import room_strings
from ..states import FINISHED, ScreeningStatus
from ..timing import expected_minutes

BEFORE_CONSENT = {ScreeningStatus.INVITED, ScreeningStatus.OPENED}


@by_link(SCOPE)
@require_safe
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Says first of all that a machine asks."""
    screening = _screening(request)
    if not screening.is_open:
        return over(request, token, screening)
    screening = actions.open_screening(screening, actor=Actor.of(request))
    return render(request, "voice_screening/welcome.html", context_of(screening, token))


@by_link(SCOPE)
@require_http_methods(["GET", "HEAD", "POST"])
def read_notice(request: HttpRequest, token: str) -> HttpResponse:
    screening = _screening(request)
    if not screening.is_open:
        return over(request, token, screening)
    shown = notice(current_version(), get_language() or screening.language)
    form = NoticeForm(_posted(request), initial=dict.fromkeys(gate.allowed_purposes(screening.person_id), True))
    if request.method == "POST" and form.is_valid():
        actions.agree(
            screening, form.purposes, notice_version=shown.version, language=shown.language, actor=Actor.of(request)
        )
        return redirect("voice_screening:room", token)
    employer = Employer.objects.first()
    context = {
        "form": form,
        "notice": shown,
        "controller": shown.controller_text(
            employer=employer.name if employer else "—", contact=employer.privacy_contact if employer else "—"
        ),
        "parts": [(form[purpose.value], shown.purposes[purpose]) for purpose in purposes_to_ask()],
        "is_second_time": screening.status not in BEFORE_CONSENT,
    }
    return render(request, "voice_screening/notice.html", {**context_of(screening, token), **context})


@by_link(SCOPE)
@require_safe
def room(request: HttpRequest, token: str) -> HttpResponse:
    """The page of the voice room; the room itself is TypeScript and asks for its state."""
    screening = _screening(request)
    if not screening.is_open:
        return over(request, token, screening)
    if screening.status in BEFORE_CONSENT:
        return redirect("voice_screening:read_notice", token)
    if screening.status == ScreeningStatus.CHECKING:
        return redirect("voice_screening:check", token)
    context = {**context_of(screening, token), "strings": room_strings()}
    context["settings"] = {
        "screening": str(screening.pk),
        "socket": f"/ws/voice/{token}/",
        "worklet": static("dist/voice_worklet.js"),
        "language": screening.language,
        "name": screening.person.name,
    }
    return render(request, "voice_screening/room.html", context)


@by_link(SCOPE)
@require_safe
def done(request: HttpRequest, token: str) -> HttpResponse:
    screening = _screening(request)
    if screening.is_open:
        return redirect("voice_screening:welcome", token)
    return over(request, token, screening)


@by_link(SCOPE)
@require_http_methods(["GET", "HEAD", "POST"])
def prefer_person(request: HttpRequest, token: str) -> HttpResponse:
    """Asked once, then done: the machine stands back."""
    screening = _screening(request)
    if not screening.is_open:
        return over(request, token, screening)
    if request.method == "POST":
        actions.prefer_person(screening, actor=Actor.of(request))
        return redirect("voice_screening:done", token)
    return render(request, "voice_screening/prefer_person.html", context_of(screening, token))


@by_link("application")
@require_POST
def go_on(request: HttpRequest, token: str, screening_id: UUID) -> HttpResponse:
    """From the candidate's own page into the voice screening, with a link of its own."""
    link = request.link  # type: ignore[attr-defined]
    application = Application.objects.filter(pk=link.target_id, person_id=link.person_id).first()
    screening = queries.open_screening_of(link.person_id, application.pk) if application else None
    if screening is None or screening.pk != screening_id:
        raise NotFound(N_("There is no open voice screening."))
    return redirect("voice_screening:welcome", new_token(screening))


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; a form without a single box ticked is sent too."""
    return request.POST if request.method == "POST" else None


def _screening(request: HttpRequest) -> VoiceScreening:
    return queries.of_link(request.link)  # type: ignore[attr-defined]


def context_of(screening: VoiceScreening, token: str) -> dict[str, Any]:
    questions = list(screening.questions.select_related("answer"))
    dimensions = dict.fromkeys(key for question in questions for key in question.dimensions)
    answers = [answer for question in questions if (answer := getattr(question, "answer", None))]
    return {
        "screening": screening,
        "token": token,
        "job_title": screening.application.job.title,
        "employer": Employer.objects.first(),
        "question_count": len(questions),
        "answered_count": sum(answer.status in FINISHED for answer in answers),
        "minutes": expected_minutes(screening),
        "dimensions": dimension_labels(dimensions),
        "has_agreed": screening.status not in BEFORE_CONSENT,
        "has_begun": screening.started_at is not None,
        "is_to_check": screening.status == ScreeningStatus.CHECKING,
    }


def over(request: HttpRequest, token: str, screening: VoiceScreening) -> HttpResponse:
    """What is to be said when the screening is held, expired or cancelled."""
    if screening.status == ScreeningStatus.SUBMITTED:
        return render(request, "voice_screening/done.html", context_of(screening, token))
    return render(request, "voice_screening/closed.html", context_of(screening, token), status=410)
