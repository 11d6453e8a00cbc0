"""The words of an answer: what machines heard, what the candidate wrote. Each version stays."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.purposes import Purpose

from ..events import AnswerTextChanged, AnswerTextMade
from ..models import Answer, AnswerText, TextSource
from .locking import open_answer_for_writing

MAX_TEXT = 20_000


def set_machine_text(
    answer: Answer,
    *,
    text: str,
    language: str,
    actor: Actor,
    confidence: float | None = None,
    words: Sequence[dict[str, Any]] | None = None,
    engine: str = "",
) -> AnswerText:
    """What the speech engine heard. ``words``: [{"text", "start_ms", "end_ms", "confidence"}]."""
    with transaction.atomic():
        version = _version(
            answer, TextSource.ENGINE, text=text, language=language, confidence=confidence, words=words, engine=engine
        )
        version.is_final = True
        version.save()
        _report_made(answer, TextSource.ENGINE, actor)
    return version


def note_no_machine_text(answer: Answer, *, why: str) -> None:
    """The speech engine will not write this answer down (short code, such as "no_engine"): the candidate may."""
    Answer.objects.filter(pk=answer.pk).update(no_transcript_why=why[:40], updated_at=timezone.now())


def set_browser_text(answer: Answer, *, text: str, language: str, actor: Actor) -> AnswerText:
    """What the browser's own recogniser heard, where the candidate allowed that."""
    gate.require(answer.vault_person_id(), Purpose.BROWSER_RECOGNISER, actor=actor, what="browser_text")
    with transaction.atomic():
        answer = open_answer_for_writing(answer.pk)
        is_new = not answer.texts.filter(source=TextSource.BROWSER).exists()
        version = _version(answer, TextSource.BROWSER, text=_checked(text), language=language)
        version.is_final = True
        version.save()
        if is_new:
            _report_made(answer, TextSource.BROWSER, actor)
    return version


def write_text(answer: Answer, *, text: str, actor: Actor) -> AnswerText:
    """Keep what the candidate types so far (saved while typing; reported when the answer is finished or sent)."""
    return _own_words(answer, TextSource.TYPED, text)


def correct_text(answer: Answer, *, text: str, actor: Actor) -> AnswerText:
    """Keep the candidate's correction beside what the machine heard; reported when the interview is sent."""
    return _own_words(answer, TextSource.CORRECTED, text)


def report_own_words(answer: Answer, *, actor: Actor) -> None:
    """At sending: the candidate's own words are final, and whoever analysed earlier ones should look again."""
    interview = answer.question.interview
    for version in answer.texts.filter(source__in=[TextSource.TYPED, TextSource.CORRECTED], is_final=False):
        changed_since = answer.reported_at is None or version.updated_at > answer.reported_at
        version.is_final = True
        version.save(update_fields=["is_final"])
        if changed_since:
            event = AnswerTextChanged(interview.pk, answer.pk, version.source)
            record(event, actor=actor, person=interview.person_id, subject=answer)


def _own_words(answer: Answer, source: TextSource, text: str) -> AnswerText:
    with transaction.atomic():
        answer = open_answer_for_writing(answer.pk)
        version = _version(answer, source, text=_checked(text), language=answer.question.language)
        version.is_final = False
        version.save()
    return version


def _version(answer: Answer, source: TextSource, **fields: Any) -> AnswerText:
    version = AnswerText.objects.filter(answer=answer, source=source).first() or AnswerText(
        answer=answer, source=source
    )
    for name, value in fields.items():
        setattr(version, name, value)
    return version


def _checked(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise BadInput(N_("An answer may have %(limit)s characters at most."), code="text_too_long", limit=MAX_TEXT)
    return text


def _report_made(answer: Answer, source: TextSource, actor: Actor) -> None:
    interview = answer.question.interview
    event = AnswerTextMade(interview.pk, answer.pk, source.value)
    record(event, actor=actor, person=interview.person_id, subject=answer)
