"""Reads of voice screenings. ``visible_to`` is the only way that a colleague's view or the API loads one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from hireloop.kernel.errors import N_, NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.links import Link
from hireloop.platform.accounts.models import User
from hireloop.platform.audit import queries as audit
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.audit.names import Named
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.question_bank import queries as question_bank

from .actions.answering import current_question
from .actions.scripts import LineDraft, ScriptDraft
from .errors import SegmentUnknown
from .models import VoiceAnswer, VoiceProposal, VoiceQuestion, VoiceScreening, VoiceScript, VoiceSegment
from .states import FINISHED, OPEN, Decided, ScreeningStatus

__all__ = ["current_question"]

MOST_ROWS = 500
PROPOSED_QUESTIONS = 4


def visible_to(user: User) -> QuerySet[VoiceScreening]:
    """The voice screenings of the applications that this colleague may see."""
    if not can(user, "voice_screening.view"):
        return VoiceScreening.objects.none()
    return (
        VoiceScreening.objects.filter(application__in=applications.visible_to(user))
        .select_related("person", "application__job", "invited_by", "proposal")
        .defer("proposal__proposal")
    )


def visible_screening(user: User, screening_id: UUID) -> VoiceScreening:
    screening = visible_to(user).filter(pk=screening_id).first()
    if screening is None:
        raise NotFound(N_("There is no such voice screening, or you may not see it."))
    return screening


def with_counts(screenings: QuerySet[VoiceScreening]) -> QuerySet[VoiceScreening]:
    """Adds ``question_count`` and ``answered_count``."""
    done = Q(questions__answer__status__in=FINISHED)
    return screenings.annotate(
        question_count=Count("questions", distinct=True),
        answered_count=Count("questions", filter=done, distinct=True),
    )


def of_link(link: Link) -> VoiceScreening:
    """The voice screening that a candidate's link opens."""
    found = VoiceScreening.objects.select_related("person", "application__job", "invited_by").filter(
        pk=link.target_id,  # type: ignore[misc]
        person_id=link.person_id,
    )
    screening = found.first()
    if screening is None:
        raise NotFound(N_("There is nothing at this address."))
    return screening


def segment_of(screening: VoiceScreening, segment_id: UUID) -> VoiceSegment:
    """A segment of this very screening; raises SegmentUnknown for anybody else's."""
    segment = (
        VoiceSegment.objects.select_related("answer__question__screening")
        .filter(pk=segment_id, answer__question__screening=screening)
        .first()
    )
    if segment is None:
        raise SegmentUnknown
    return segment


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question with its answer, None where it was not reached."""

    question: VoiceQuestion
    answer: VoiceAnswer | None


def answers_of(screening: VoiceScreening) -> list[AnsweredQuestion]:
    """Every question in order."""
    questions = screening.questions.select_related("answer__recording", "answer__result")
    return [AnsweredQuestion(question, getattr(question, "answer", None)) for question in questions]


def proposal_row(screening: VoiceScreening) -> VoiceProposal | None:
    return VoiceProposal.objects.filter(screening=screening).first()


def to_confirm(user: User) -> QuerySet[VoiceScreening]:
    """Proposals that wait for a person, the oldest first."""
    waiting = visible_to(user).exclude(proposed="").filter(decided="", application__stage__in=_BEFORE_VIDEO)
    return waiting.order_by("submitted_at", "created_at")


_BEFORE_VIDEO = ("applied", "screening", "voice")


def going_on(user: User, within: timedelta = timedelta(days=1)) -> QuerySet[VoiceScreening]:
    """Held or begun since midnight, and those whose time runs out soon."""
    now = timezone.now()
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    today = Q(started_at__gte=midnight) | Q(submitted_at__gte=midnight)
    expiring = Q(status__in=OPEN, expires_at__lte=now + within, expires_at__gt=now)
    return visible_to(user).filter(today | expiring)


def of_person(user: User, person: Person) -> QuerySet[VoiceScreening]:
    return with_counts(visible_to(user).filter(person=person))


def open_screening_of(person_id: UUID, application_id: UUID) -> VoiceScreening | None:
    """The voice screening that the candidate can go on with."""
    found = VoiceScreening.objects.filter(person_id=person_id, application_id=application_id, status__in=OPEN)
    return next((screening for screening in found.select_related("application__job") if screening.is_open), None)


def waiting_confirmation_of(application_id: UUID) -> VoiceScreening | None:
    """The newest screening of the application that was held and is not decided."""
    held = VoiceScreening.objects.filter(application_id=application_id, status=ScreeningStatus.SUBMITTED)
    return held.exclude(decided=Decided.ADVANCE).first()


def script_of(job: Job) -> VoiceScript | None:
    return VoiceScript.objects.filter(job=job).first()


def draft_of(job: Job) -> ScriptDraft:
    """The job's script as it is; where there is none, a proposal from the job's interview questions."""
    script = script_of(job)
    if script is None:
        template = question_bank.template_for(job)
        questions = question_bank.snapshot(template)[:PROPOSED_QUESTIONS] if template else ()
        asked = [question for question in questions if question.language == job.language]
        return ScriptDraft(lines=tuple(LineDraft(each.question_id) for each in asked), language=job.language)
    lines = tuple(LineDraft(line.question_id, line.asks_further, line.follow_up) for line in script.lines.all())
    fields = {name: getattr(script, name) for name in ScriptDraft.__dataclass_fields__ if name != "lines"}
    return ScriptDraft(lines=lines, **fields)


def marked(user: User, ids: Iterable[str]) -> QuerySet[VoiceScreening]:
    return visible_to(user).filter(pk__in=list(ids))


def timeline_of(screening: VoiceScreening) -> list[audit.Entry]:
    """What happened to this voice screening, newest first."""
    rows = AuditRow.objects.filter(person_id=screening.person_id, key__startswith="voice_screening.")
    newest = rows.order_by("-at", "-id")[:MOST_ROWS]
    own = [row.pk for row in newest if row.payload.get("screening_id") == str(screening.pk)]
    return audit.entries(AuditRow.objects.filter(pk__in=own).order_by("-at", "-id"))


def names(ids: set[str]) -> dict[str, Named]:
    """How the audit trail calls voice screenings."""
    rows = VoiceScreening.objects.filter(pk__in=ids).values_list("pk", "title")
    return {str(pk): Named(title, reverse("voice_screening:detail", args=[pk])) for pk, title in rows}
