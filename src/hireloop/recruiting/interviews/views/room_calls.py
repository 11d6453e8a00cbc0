"""What the interview room asks of the server, beside the upload of recordings."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from hireloop.kernel.errors import N_, BadInput, NotFound
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy import actions as privacy
from hireloop.platform.privacy.purposes import Purpose
from hireloop.platform.vault import files

from .. import actions, queries
from ..models import Interview, SignalKind
from ..room_state import room_state
from .calls import body_of, id_in, room_call

FROM_THE_BROWSER = frozenset(
    {
        SignalKind.TAB_HIDDEN,
        SignalKind.PASTED_TEXT,
        SignalKind.CAMERA_LOST,
        SignalKind.MICROPHONE_LOST,
        SignalKind.RELOADED,
    }
)


@room_call("GET")
def state(request: HttpRequest, interview: Interview, token: str) -> dict[str, Any]:
    return room_state(interview, token)


@room_call("POST")
def device(request: HttpRequest, interview: Interview, token: str) -> dict[str, Any]:
    body = body_of(request)
    actions.check_device(
        interview,
        device_key=str(body.get("device", "")),
        has_camera=bool(body.get("camera")),
        has_microphone=bool(body.get("microphone")),
        sound_heard=bool(body.get("sound")),
        browser=str(body.get("browser", "")),
        actor=Actor.of(request),
    )
    return {}


@room_call("POST")
def practised(request: HttpRequest, interview: Interview, token: str) -> dict[str, Any]:
    actions.practised(interview)
    return {}


@room_call("PUT")
def text(request: HttpRequest, interview: Interview, token: str, answer_id: UUID) -> dict[str, Any]:
    body = body_of(request)
    answer = queries.answer_of(interview, answer_id)
    words = str(body.get("text", ""))
    actor = Actor.of(request)
    match body.get("source"):
        case "typed":
            actions.write_text(answer, text=words, actor=actor)
        case "corrected":
            actions.correct_text(answer, text=words, actor=actor)
        case "browser":
            actions.set_browser_text(answer, text=words, language=answer.question.language, actor=actor)
        case _:
            raise BadInput(N_("An answer's text is typed, corrected, or from the browser."), code="bad_source")
    return {}


@room_call("POST")
def signal(request: HttpRequest, interview: Interview, token: str) -> dict[str, Any]:
    body = body_of(request)
    kind, at_ms, details = body.get("kind"), body.get("at_ms"), body.get("details")
    if kind not in FROM_THE_BROWSER:
        raise BadInput(N_("There is no integrity signal called %(kind)s."), kind=str(kind)[:40])
    answer = queries.answer_of(interview, id_in(body["answer"])) if body.get("answer") else None
    actions.note_signal(
        interview,
        str(kind),
        actor=Actor.of(request),
        answer=answer,
        at_ms=at_ms if isinstance(at_ms, int) and 0 <= at_ms < 2**31 else None,
        details=details if isinstance(details, dict) else {},
    )
    return {}


@room_call("POST")
def withdraw(request: HttpRequest, interview: Interview, token: str) -> dict[str, Any]:
    """The candidate takes back a consent in the middle: at once, from any page."""
    purpose = body_of(request).get("purpose")
    if purpose not in Purpose.values:
        raise BadInput(N_("There is no purpose called %(purpose)s."), purpose=str(purpose)[:40])
    actor = Actor.of(request)
    privacy.withdraw(interview.person, str(purpose), actor=actor)
    if purpose == Purpose.RECORDING:
        actions.erase_recordings_of(interview.person_id, actor=actor)
    interview.refresh_from_db()
    return room_state(interview, token)


@room_call("POST")
def send(request: HttpRequest, interview: Interview, token: str) -> dict[str, Any]:
    actions.submit(interview, actor=Actor.of(request), leaving_out=bool(body_of(request).get("leaving_out")))
    return {}


@room_call("GET", "HEAD")
def replay(request: HttpRequest, interview: Interview, token: str, answer_id: UUID) -> HttpResponseBase:
    """The candidate's own recording, until it is sent."""
    answer = queries.answer_of(interview, answer_id)
    if answer.recording is None or not interview.is_open:
        raise NotFound(N_("There is no recording of this answer."), code="recording_not_found")
    return files.serve(request, answer.recording)
