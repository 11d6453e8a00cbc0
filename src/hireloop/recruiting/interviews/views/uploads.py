"""The upload protocol: begin an answer, put its pieces, close it. Every call may be repeated."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.audit.actor import Actor

from .. import actions, queries
from ..actions.answering import SegmentCount
from ..actions.chunks import MAX_CHUNK_BYTES, ArrivingChunk
from ..errors import ChunkTooLarge
from ..models import Interview
from ..room_state import room_state
from .calls import body_of, id_in, room_call


@room_call("PUT")
def answer(request: HttpRequest, interview: Interview, token: str, answer_id: UUID) -> dict[str, Any]:
    """Begin a take under the browser's own id. Answers with the room's state: it shows the next question."""
    body = body_of(request)
    question = queries.question_of(interview, id_in(body.get("question")))
    actions.start_answer(question, answer_id, actor=Actor.of(request), typed=bool(body.get("typed")))
    interview.refresh_from_db()
    return room_state(interview, token)


@room_call("PUT")
def chunk(
    request: HttpRequest, interview: Interview, token: str, answer_id: UUID, segment: int, index: int
) -> dict[str, Any]:
    _refuse_large(request)
    found = queries.answer_of(interview, answer_id)
    arriving = ArrivingChunk(
        segment=segment,
        index=index,
        recorder=id_in(request.headers.get("X-Recorder")),
        media_type=request.headers.get("Content-Type", ""),
        sha256=request.headers.get("X-Chunk-Sha256", "").lower(),
        end_ms=_milliseconds(request.headers.get("X-Chunk-End-Ms", "")),
        data=request.body,
    )
    actions.keep_chunk(found, arriving, actor=Actor.of(request))
    return {"segment": segment, "index": index}


@room_call("POST")
def finish(request: HttpRequest, interview: Interview, token: str, answer_id: UUID) -> dict[str, Any]:
    """Close a take. ``segments``: [{number, recorder, chunks}]; a written answer names none."""
    body = body_of(request)
    found = queries.answer_of(interview, answer_id)
    if body.get("typed"):
        actions.finish_typed(found, actor=Actor.of(request))
    else:
        actions.finish_recording(found, _counts(body.get("segments")), actor=Actor.of(request))
    return {}


def _refuse_large(request: HttpRequest) -> None:
    """Before the body is read: a large one would be spooled to the disk in plain."""
    if int(request.headers.get("Content-Length") or 0) > MAX_CHUNK_BYTES:
        raise ChunkTooLarge(MAX_CHUNK_BYTES)


def _counts(segments: Any) -> list[SegmentCount]:
    try:
        return [
            SegmentCount(number=int(entry["number"]), recorder=id_in(entry["recorder"]), chunks=int(entry["chunks"]))
            for entry in segments or []
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(N_("The list of segments is not as expected."), code="bad_segments") from error


def _milliseconds(value: str) -> int:
    if not value.isdecimal() or int(value) >= 2**31:
        raise BadInput(N_("X-Chunk-End-Ms is a number of milliseconds."), code="bad_header")
    return int(value)
