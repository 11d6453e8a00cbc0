"""Holds the demo's voice screenings as candidates would: agree, speak or write, be asked further, finish."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import numpy as np
from django.db import transaction

from hireloop.analysis.conversation import FollowUp, Heard, follow_up_for
from hireloop.analysis.model import Transcript, TranscriptSource
from hireloop.engines.catalog import engine
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy.notices import CURRENT
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.voice_screening import actions, queries
from hireloop.recruiting.voice_screening.actions.scripts import ScriptDraft
from hireloop.recruiting.voice_screening.analysing import analysed_question
from hireloop.recruiting.voice_screening.models import VoiceAnswer, VoiceScreening

QUESTIONS = 3
PIECE = 2 * 16_000 * 2
"""Two seconds of 16-bit sound at 16 kHz, as a browser sends it."""

CONSENTS = ("recording", "voice", "browser_recogniser")


def load_voice_screenings(entries: list[dict[str, Any]], *, hr: User, say: Callable[[str], object]) -> None:
    """Adds those that are missing; the voices are made before, so that no lock is held meanwhile."""
    for entry in entries:
        application = Application.objects.filter(person__name=entry["name"], job__title=entry["job"]).first()
        if application is None or application.voice_screenings.exists():
            continue
        voices = _voices(entry, say=say)
        with transaction.atomic():
            write_script(application.job, actor=Actor.user(hr))
            screening = actions.invite(application, actor=Actor.user(hr), invited_by=hr)
            if "answers" in entry:
                hold(screening, entry, voices)


def write_script(job: Job, *, actor: Actor) -> None:
    """The first questions of the job's interview, as its page proposes them."""
    if queries.script_of(job) is not None:
        return
    proposed = queries.draft_of(job)
    actions.save_script(job, ScriptDraft(lines=proposed.lines[:QUESTIONS], language=proposed.language), actor=actor)


def hold(screening: VoiceScreening, entry: dict[str, Any], voices: dict[str, bytes]) -> None:
    actor = Actor.candidate(screening.person)
    actions.open_screening(screening, actor=actor)
    shown_in = "zh-hans" if entry["language"] == "zh" else "en"
    actions.agree(screening, CONSENTS, notice_version=CURRENT, language=shown_in, actor=actor)
    screening.refresh_from_db()
    screening = actions.begin(screening, actor=actor)
    told = [*entry["answers"], *[None] * QUESTIONS]
    while question := queries.current_question(screening):
        _answer(actions.answer_to(question), told[question.position - 1], voices, actor=actor)
    actions.end_talk(screening, actor=actor)
    actions.submit(screening, actor=actor)


def _answer(answer: VoiceAnswer, told: dict[str, str] | None, voices: dict[str, bytes], *, actor: Actor) -> None:
    """One answer, and its follow-up where it is asked for and told; passed over where nothing is told."""
    text = (told or {}).get("further" if answer.part > 1 else "spoken") or ""
    heard_ms = _speak(answer, text, voices, actor=actor) if text else 0
    if told and "written" in told:
        answer.written = actions.write(answer, told["written"]).written
    words = text or answer.written or ""
    if not words:
        actions.end_answer(answer, "skipped", actor=actor)
        return
    further = _follow_up(answer, words, heard_ms) if told and "further" in told else None
    actions.end_answer(answer, "pause" if text else "button", part_heard_ms=heard_ms, follow_up=further, actor=actor)


def _speak(answer: VoiceAnswer, text: str, voices: dict[str, bytes], *, actor: Actor) -> int:
    sound = voices[text]
    segment = actions.open_segment(answer, uuid4(), actor=actor)
    for start in range(0, len(sound), PIECE):
        actions.keep_sound(segment, start // 2, sound[start : start + PIECE], actor=actor)
    actions.keep_browser_words(answer, (answer.browser_words or "") + text, actor=actor)
    return len(sound) // 32


def _follow_up(answer: VoiceAnswer, words: str, heard_ms: int) -> FollowUp | None:
    question = answer.question
    transcript = Transcript(words, "en" if question.language == "en" else "zh", TranscriptSource.BROWSER)
    return follow_up_for(analysed_question(question), Heard(transcript, heard_ms), prepared=question.follow_ups)


def _voices(entry: dict[str, Any], *, say: Callable[[str], object]) -> dict[str, bytes]:
    """The sound of everything that is spoken, by its words."""
    texts = [told[key] for told in entry.get("answers", ()) for key in ("spoken", "further") if key in told]
    if texts:
        say(f"Speaking for {entry['name']} in the voice screening")
    speaker = engine("text_to_speech", language=entry["language"]) if texts else None
    return {text: _pcm(speaker.speak(text, language=entry["language"]).samples) for text in texts if speaker}


def _pcm(samples: Any) -> bytes:
    return bytes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
