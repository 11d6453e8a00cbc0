"""Holds a demo interview as a candidate would: agree, record, write down, send."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy.notices import CURRENT
from hireloop.recruiting.interviews import actions
from hireloop.recruiting.interviews.actions.answering import SegmentCount
from hireloop.recruiting.interviews.actions.chunks import ArrivingChunk
from hireloop.recruiting.interviews.models import Answer, Interview, InterviewQuestion

from .portrait import write_spoken_clip

CHUNK_BYTES = 256 * 1024


@dataclass(frozen=True)
class RecordedAnswer:
    content: bytes
    duration_ms: int


def recorded_answers(script: dict[str, Any] | None, *, name: str, say: Callable[[str], object]) -> list[RecordedAnswer]:
    """What the candidate of ``script`` says, as WebM recordings; none without a script."""
    recordings = []
    with TemporaryDirectory(prefix="hireloop-demo-") as folder:
        for number, text in enumerate(script["answers"] if script else [], start=1):
            say(f"Recording demo answer {number} of {name}")
            clip = Path(folder) / f"{number}.webm"
            duration_ms = write_spoken_clip(clip, text, language=script["language"] if script else "zh")
            recordings.append(RecordedAnswer(clip.read_bytes(), duration_ms))
    return recordings


def hold_interview(interview: Interview, script: dict[str, Any], recordings: list[RecordedAnswer]) -> None:
    """``script``: language, consents, and what is answered to each question."""
    actor = Actor.candidate(interview.person)
    actions.open_interview(interview, actor=actor)
    shown_in = "zh-hans" if script["language"] == "zh" else "en"
    actions.agree(interview, script["consents"], notice_version=CURRENT, language=shown_in, actor=actor)
    answered = zip(interview.questions.all(), script["answers"], recordings, strict=True)
    for question, text, recording in answered:
        _answer(question, recording.content, recording.duration_ms, text, actor=actor)
    actions.submit(interview, actor=actor)


def _answer(question: InterviewQuestion, recording: bytes, duration_ms: int, text: str, *, actor: Actor) -> None:
    answer = answer_with(question, recording, duration_ms, actor=actor)
    actions.correct_text(answer, text=" ".join(text.split()) if question.language == "en" else text, actor=actor)


def answer_with(
    question: InterviewQuestion, recording: bytes, duration_ms: int, *, actor: Actor, in_real_time: bool = False
) -> Answer:
    """One take, sent up in pieces as a browser sends it; ``in_real_time`` as long as speaking takes."""
    answer = actions.start_answer(question, uuid4(), actor=actor)
    recorder = uuid4()
    pieces = [recording[start : start + CHUNK_BYTES] for start in range(0, len(recording), CHUNK_BYTES)]
    for index, piece in enumerate(pieces):
        if in_real_time:
            time.sleep(duration_ms / 1000 / len(pieces))
        arriving = ArrivingChunk(
            segment=0,
            index=index,
            recorder=recorder,
            media_type="video/webm",
            sha256=hashlib.sha256(piece).hexdigest(),
            end_ms=duration_ms * (index + 1) // len(pieces),
            data=piece,
        )
        actions.keep_chunk(answer, arriving, actor=actor)
    return actions.finish_recording(answer, [SegmentCount(0, recorder, len(pieces))], actor=actor)
