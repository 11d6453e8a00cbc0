"""What the voice room asks of the server beside the socket; together they are enough where no socket can be had."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from hireloop.analysis.conversation import FollowUp
from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy import actions as privacy
from hireloop.platform.privacy.purposes import Purpose

from .. import actions, queries
from ..actions.attending import PURPOSES
from ..actions.sound import BYTES_PER_SAMPLE, LONGEST_PIECE_S, SAMPLE_RATE, kept_samples
from ..errors import SoundTooLarge
from ..live import store
from ..models import VoiceScreening
from ..room_state import room_state
from ..spoken import language_of, sound_of, utterance_at
from ..states import Ending
from .calls import body_of, room_call


@room_call("GET")
def state(request: HttpRequest, screening: VoiceScreening, token: str) -> dict[str, Any]:
    return room_state(screening)


@room_call("GET", "HEAD")
def speech(request: HttpRequest, screening: VoiceScreening, token: str, kind: str, number: int) -> HttpResponseBase:
    """The machine's words as sound, for browsers without a voice."""
    said = utterance_at(screening, kind, number)
    return HttpResponse(sound_of(said.text, language_of(screening)), content_type="audio/wav")


@room_call("PUT")
def written(request: HttpRequest, screening: VoiceScreening, token: str) -> dict[str, Any]:
    """Keep what is being written; ``number`` is the question that the page shows."""
    body = body_of(request)
    place = _place(screening, body)
    actions.write(place.answer, str(body.get("text", "")))
    return {}


@room_call("POST")
def segment(request: HttpRequest, screening: VoiceScreening, token: str) -> dict[str, Any]:
    """Begin to record without a socket."""
    actions.begin(screening, actor=Actor.of(request))
    place = _place(screening, body_of(request))
    opened = actions.open_segment(place.answer, uuid4(), actor=Actor.of(request))
    return {"segment": str(opened.pk)}


@room_call("GET", "PUT")
def sound(request: HttpRequest, screening: VoiceScreening, token: str, segment_id: UUID, start: int) -> dict[str, Any]:
    """Keep samples from ``start`` on; answers how many are kept. GET only answers."""
    found = queries.segment_of(screening, segment_id)
    if request.method == "GET":
        return {"samples": kept_samples(found)}
    if int(request.headers.get("Content-Length") or 0) > LONGEST_PIECE_S * SAMPLE_RATE * BYTES_PER_SAMPLE:
        raise SoundTooLarge(LONGEST_PIECE_S)
    return {"samples": actions.keep_sound(found, start, request.body, actor=Actor.of(request))}


@room_call("POST")
def end(request: HttpRequest, screening: VoiceScreening, token: str) -> dict[str, Any]:
    """End the answer without a socket; answers the state: the next question, a follow-up, or none."""
    body = body_of(request)
    why = Ending.SKIPPED if body.get("skip") else Ending.BUTTON
    actor = Actor.of(request)
    actions.begin(screening, actor=actor)
    place = _place(screening, body)
    if isinstance(body.get("text"), str):
        place.answer.written = actions.write(place.answer, body["text"]).written
    heard_ms = max(0, int(body.get("heard_ms") or 0)) if isinstance(body.get("heard_ms"), int) else 0
    if why == Ending.BUTTON and not heard_ms and not (place.answer.written or "").strip():
        raise Conflict(N_("There is no answer yet. Speak or write one, or pass the question over."), code="no_answer")
    follow_up: FollowUp | None = store.judged(place.answer.pk, None, heard_ms) if why == Ending.BUTTON else None
    actions.end_answer(
        place.answer, why, part=place.answer.part, part_heard_ms=heard_ms, follow_up=follow_up, actor=actor
    )
    return room_state(store.screening_of(screening.pk))


@room_call("POST")
def patience(request: HttpRequest, screening: VoiceScreening, token: str) -> dict[str, Any]:
    wanted = body_of(request).get("patience_ms")
    actions.choose_patience(screening, wanted if isinstance(wanted, int) else 0)
    return {}


@room_call("POST")
def finish(request: HttpRequest, screening: VoiceScreening, token: str) -> dict[str, Any]:
    """All questions are over and everything has arrived: the look over the answers comes next."""
    actions.end_talk(screening, actor=Actor.of(request))
    return {}


@room_call("POST")
def withdraw(request: HttpRequest, screening: VoiceScreening, token: str) -> dict[str, Any]:
    """The candidate takes back a consent in the middle: at once, from any page."""
    purpose = body_of(request).get("purpose")
    if purpose not in {each.value for each in PURPOSES}:
        raise BadInput(N_("There is no purpose called %(purpose)s."), purpose=str(purpose)[:40])
    actor = Actor.of(request)
    privacy.withdraw(screening.person, str(purpose), actor=actor)
    if purpose == Purpose.RECORDING:
        actions.erase_recordings_of(screening.person_id, actor=actor)
    screening.refresh_from_db()
    return room_state(screening)


def _place(screening: VoiceScreening, body: dict[str, Any]) -> store.Place:
    """The current question; Conflict where the page shows another one, or another part of it."""
    place = store.place_of(screening)
    is_same = place is not None and body.get("number") in (None, place.question.position)
    if place is None or not is_same or body.get("part") not in (None, place.answer.part):
        raise Conflict(N_("The conversation has gone on elsewhere. Load the page anew."), code="moved_on")
    return place
