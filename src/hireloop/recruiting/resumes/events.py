"""What happened to résumés."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class ResumeParsed(Event):
    """The machine has read a résumé. ``application_id`` is None for one that only stands in the talent pool."""

    key = "resumes.parsed"
    label = _("Résumé read by the machine")
    icon = "file-search"
    application_id: UUID | None
    resume_id: UUID


@dataclass(frozen=True)
class ResumeUnreadable(Event):
    """``problem`` is the code of what was wrong, such as "file_encrypted"."""

    key = "resumes.unreadable"
    label = _("The résumé could not be read")
    icon = "file-alert"
    application_id: UUID | None
    resume_id: UUID
    problem: str


@dataclass(frozen=True)
class ResumeReadAgain(Event):
    key = "resumes.read_again"
    label = _("Résumé given to the machine once more")
    icon = "refresh"
    application_id: UUID | None
    resume_id: UUID


@dataclass(frozen=True)
class ResumeCorrected(Event):
    """A person set values right; what counts has changed."""

    key = "resumes.corrected"
    label = _("Résumé corrected (%(values)s values)")
    icon = "pencil"
    application_id: UUID | None
    resume_id: UUID
    values: int


@dataclass(frozen=True)
class CorrectionsDropped(Event):
    key = "resumes.corrections_dropped"
    label = _("Corrections of the résumé taken back")
    icon = "arrow-back-up"
    application_id: UUID | None
    resume_id: UUID


@dataclass(frozen=True)
class PersonFilledIn(Event):
    """Details that were missing were taken from the résumé. ``fields`` are their names, joined by commas."""

    key = "resumes.person_filled_in"
    label = _("Details filled in from the résumé")
    icon = "user-check"
    person_id: UUID
    fields: str


@dataclass(frozen=True)
class ImportStarted(Event):
    key = "resumes.import_started"
    label = _("Import of %(files)s résumés begun")
    icon = "upload"
    on_timeline: ClassVar[bool] = False
    batch_id: UUID
    files: int


@dataclass(frozen=True)
class ImportFinished(Event):
    key = "resumes.import_finished"
    label = _("Import of résumés finished: %(added)s taken in, %(failed)s not")
    icon = "circle-check"
    on_timeline: ClassVar[bool] = False
    batch_id: UUID
    added: int
    failed: int


@dataclass(frozen=True)
class ImportStopped(Event):
    key = "resumes.import_stopped"
    label = _("Import of résumés stopped")
    icon = "player-stop"
    on_timeline: ClassVar[bool] = False
    batch_id: UUID


@dataclass(frozen=True)
class ImportUndone(Event):
    key = "resumes.import_undone"
    label = _("Import of résumés undone (%(removed)s people)")
    icon = "arrow-back-up"
    on_timeline: ClassVar[bool] = False
    batch_id: UUID
    removed: int


@dataclass(frozen=True)
class ResumeImported(Event):
    key = "resumes.imported"
    label = _("Résumé taken in by an import")
    icon = "file-import"
    batch_id: UUID
    resume_id: UUID


@dataclass(frozen=True)
class PeopleFoundDifferent(Event):
    key = "resumes.people_different"
    label = _("Found to be two people")
    icon = "users"
    first_id: UUID
    second_id: UUID


@dataclass(frozen=True)
class DuplicateReopened(Event):
    key = "resumes.duplicate_reopened"
    label = _("Put on the list of likely duplicates again")
    icon = "users"
    on_timeline: ClassVar[bool] = False
    first_id: UUID
    second_id: UUID


@dataclass(frozen=True)
class PoolSearched(Event):
    """Somebody searched the talent pool; the words themselves are not written down."""

    key = "resumes.pool_searched"
    label = _("Talent pool searched (%(found)s found)")
    icon = "search"
    on_timeline: ClassVar[bool] = False
    found: int


@dataclass(frozen=True)
class PoolExported(Event):
    key = "resumes.pool_exported"
    label = _("List of the talent pool exported (%(count)s rows)")
    icon = "download"
    on_timeline: ClassVar[bool] = False
    count: int
    file_format: str


@dataclass(frozen=True)
class PoolConsentNoted(Event):
    key = "resumes.pool_consent"
    label = _("Wish to be kept for other openings noted")
    icon = "heart-handshake"
    person_id: UUID
    agrees: bool


@dataclass(frozen=True)
class PoolInvited(Event):
    """Somebody from the talent pool was put up for a job."""

    key = "resumes.pool_invited"
    label = _("Put up for a job from the talent pool")
    icon = "user-plus"
    application_id: UUID
    job_id: UUID
