"""The table of voice screenings."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hireloop.platform.directory.tables import TableOfNames
from hireloop.recruiting.applications.queries import called_or_for
from hireloop.recruiting.applications.tables import job_choices
from hireloop.web.tables import BulkAction, Choice, Column, Dates, Empty, Search

from .models import VoiceScreening
from .states import Decided, ScreeningStatus, Verdict

NOT_DECIDED = "open"
DECISIONS = ((NOT_DECIDED, _("Not decided yet")), *Decided.choices)


def answered_of(row: Any) -> str:
    return f"{row.answered_count} / {row.question_count}"


def score_of(row: Any) -> int | None:
    proposal = getattr(row, "proposal", None)
    return round(proposal.score) if proposal and proposal.score is not None else None


def of_job(screenings: QuerySet[Any], job_id: str) -> QuerySet[Any]:
    known = len(job_id.replace("-", "")) == 32 and all(letter in "0123456789abcdef-" for letter in job_id.lower())
    return screenings.filter(application__job_id=job_id) if known else screenings.none()


def decided_as(screenings: QuerySet[Any], decided: str) -> QuerySet[Any]:
    if decided == NOT_DECIDED:
        return screenings.filter(decided="", status=ScreeningStatus.SUBMITTED)
    return screenings.filter(decided=decided)


class VoiceScreeningTable(TableOfNames):
    key = "voice_screenings"
    caption = _("Voice screenings")
    columns = (
        Column("person", _("Candidate"), value="person.shown_name", sort="person__name", is_link=True),
        Column("job", _("Job"), value="application.job.title", sort="application__job__title"),
        Column(
            "status",
            _("Status"),
            template="voice_screening/_status_cell.html",
            sort="status",
            export=lambda row: row.get_status_display(),
        ),
        Column("answered", _("Questions answered"), value=answered_of),
        Column("score", _("Score (machine)"), value=score_of, kind="number", sort="proposal__score", nulls_last=True),
        Column(
            "proposed",
            _("Proposal"),
            template="voice_screening/_proposal_cell.html",
            sort="proposed",
            export=lambda row: row.get_proposed_display(),
        ),
        Column("decided", _("Decision"), value=lambda row: row.get_decided_display() if row.decided else ""),
        Column("expires", _("Open until"), value="expires_at", kind="when", sort="expires_at", is_optional=True),
        Column("submitted", _("Held"), value="submitted_at", kind="when", sort="submitted_at", nulls_last=True),
        Column("invited", _("Invited"), value="created_at", kind="when", sort="created_at", is_optional=True),
    )
    filters = (
        Search(label=_("Name, pinyin or job"), find=called_or_for),
        Choice("job", _("All jobs"), choices=job_choices, find=of_job),
        Choice("status", _("Status"), choices=ScreeningStatus.choices),
        Choice("proposed", _("Proposal"), choices=Verdict.choices),
        Choice("decided", _("Decision"), choices=DECISIONS, find=decided_as),
        Dates("invited", _("Invited"), field="created_at"),
    )
    default_sort = "-invited"
    empty = Empty(
        "microphone",
        _("No voice screenings yet"),
        _("Write a voice script on a job’s page, then invite a candidate from the board or the person page."),
    )

    def row_url(self, row: VoiceScreening) -> str:
        return reverse("voice_screening:detail", args=[row.pk])

    def row_label(self, row: VoiceScreening) -> str:
        return row.person.shown_name


class DecidableTable(VoiceScreeningTable):
    """For those who may decide: several can be confirmed together, after a look at the list."""

    bulk = (BulkAction(_("Confirm …"), "voice_screening:decide_many", icon="circle-check"),)
