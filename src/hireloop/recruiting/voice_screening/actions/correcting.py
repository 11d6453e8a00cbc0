"""The candidate looks over the answers and corrects the words; what was heard stays beside them."""

from django.db import transaction

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from ..events import VoiceWordsCorrected
from ..models import VoiceAnswer, VoiceScreening
from ..words import tidy, words_of
from .answering import checked
from .locking import locked_answer_to_check


def correct(answer: VoiceAnswer, text: str) -> VoiceAnswer:
    """Keep the candidate's own words for an answer; those that were heard, or none, take the correction back.

    May be called at every pause in typing. Raises ScreeningClosed, TalkGoesOn.
    """
    with transaction.atomic():
        answer = locked_answer_to_check(answer.pk)
        wanted, heard = tidy(checked(text)), words_of(answer).heard
        is_as_heard = heard is not None and wanted == tidy(heard.text)
        answer.corrected = None if is_as_heard else wanted or None
        answer.save(update_fields=["corrected", "updated_at"])
    return answer


def report_corrections(screening: VoiceScreening, *, actor: Actor) -> None:
    """At sending: one row in the trail for each answer that the candidate corrected."""
    answers = VoiceAnswer.objects.filter(question__screening=screening).select_related("question")
    for answer in answers:
        if tidy(answer.corrected):
            event = VoiceWordsCorrected(screening.pk, answer.pk, answer.question.position)
            record(event, actor=actor, person=screening.person_id, subject=answer)
