"""Lists of résumés: the talent pool, imports and their files, likely duplicates."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.applications.models import Application, Source
from hireloop.recruiting.applications.stages import ACTIVE_STAGES, Stage
from hireloop.recruiting.applications.tables import job_choices
from hireloop.web.table_columns import Column
from hireloop.web.table_filters import Choice, Search
from hireloop.web.tables import BulkAction, Empty, Table

from . import actions, pool
from .models import DuplicatePair, ImportBatch, ImportItem, PoolConsent, PoolEntry
from .models.pool import EducationLevel
from .pool_lists import city_choices
from .problems import problem_of
from .words import REASON_NAMES

YEARS = (
    ("1", _("1 year or more")),
    ("3", _("3 years or more")),
    ("5", _("5 years or more")),
    ("10", _("10 years or more")),
)
FRESH = (("30", _("in the last 30 days")), ("90", _("in the last 90 days")), ("365", _("in the last year")))
CONSENTS = (("yes", _("wants to be kept")), ("unknown", _("was not asked")))
SECOND_SORT = "-fresh_at"


def at_least(entries: QuerySet[Any], level: str) -> QuerySet[Any]:
    return entries.filter(education__gte=int(level))


def with_years(entries: QuerySet[Any], years: str) -> QuerySet[Any]:
    return entries.filter(experience_months__gte=int(years) * 12)


def fresh(entries: QuerySet[Any], days: str) -> QuerySet[Any]:
    return entries.filter(fresh_at__gte=timezone.now() - timedelta(days=int(days)))


def in_stage(entries: QuerySet[Any], stage: str) -> QuerySet[Any]:
    """By an application: "active", "none", or a stage."""
    applications = Application.objects.filter(person=OuterRef("person_id"))
    if stage == "none":
        return entries.filter(~Exists(applications))
    stages = ACTIVE_STAGES if stage == "active" else [stage]
    return entries.filter(Exists(applications.filter(stage__in=stages)))


def from_source(entries: QuerySet[Any], source: str) -> QuerySet[Any]:
    applications = Application.objects.filter(person=OuterRef("person_id"), source=source)
    if source == Source.IMPORTED:
        return entries.filter(Exists(applications) | Q(resume__import_items__isnull=False)).distinct()
    return entries.filter(Exists(applications))


def of_job(entries: QuerySet[Any], job_id: str) -> QuerySet[Any]:
    try:
        job = UUID(job_id)
    except ValueError:
        return entries.none()
    return entries.filter(Exists(Application.objects.filter(person=OuterRef("person_id"), job=job)))


def with_consent(entries: QuerySet[Any], wish: str) -> QuerySet[Any]:
    newest = PoolConsent.objects.filter(person=OuterRef("person_id")).order_by("-created_at").values("agrees")[:1]
    return entries.annotate(wish=newest).filter(wish=True if wish == "yes" else None)


def search(entries: QuerySet[Any], text: str) -> QuerySet[Any]:
    return pool.search(entries, text)


def years_of(entry: PoolEntry) -> str:
    """ "5.5" years; "" where the résumé does not tell."""
    return "" if entry.experience_months is None else f"{entry.experience_months / 12:.1f}".removesuffix(".0")


def stage_of(entry: PoolEntry) -> str:
    """The newest application: "Backend engineer · Screening"."""
    newest = max(entry.person.applications.all(), key=lambda each: each.applied_at, default=None)
    return f"{newest.job.title} · {newest.get_stage_display()}" if newest else ""


class PoolTable(Table):
    """Who is found; the words that were looked for rank them."""

    key = "pool"
    caption = _("Talent pool")
    columns = (
        Column("name", _("Name"), value="person.shown_name", sort="person__name", is_link=True),
        Column("headline", _("Now"), value=lambda e: e.headline or ""),
        Column("city", _("City"), sort="city"),
        Column("education", _("Education"), value="get_education_display", sort="education", nulls_last=True),
        Column("years", _("Years"), value=years_of, sort="experience_months", nulls_last=True, kind="number"),
        Column("stage", _("Application"), value=stage_of),
        Column("fresh", _("Newest résumé"), value="fresh_at", kind="when", sort="fresh_at"),
    )
    filters = (
        Search(label=_("Words in the résumé, in Chinese or English"), find=search),
        Choice("city", _("All cities"), choices=city_choices),
        Choice("education", _("Any education"), choices=[(e.value, e.label) for e in EducationLevel], find=at_least),
        Choice("years", _("Any experience"), choices=YEARS, find=with_years),
        Search(label=_("Skill"), name="skill", find=pool.with_skill),
        Choice("job", _("All jobs"), choices=job_choices, find=of_job),
        Choice(
            "stage",
            _("All stages"),
            choices=(("active", _("All under way")), ("none", _("No application")), *Stage.choices),
            find=in_stage,
        ),
        Choice("source", _("All sources"), choices=Source.choices, find=from_source),
        Choice("fresh", _("Any age"), choices=FRESH, find=fresh),
        Choice("wish", _("Any wish"), choices=CONSENTS, find=with_consent),
    )
    bulk = (BulkAction(_("Put up for a job …"), "resumes:put_up", icon="user-plus"),)
    empty = Empty(
        "user-search",
        _("Nobody is in the talent pool yet"),
        _("Everybody whose résumé was read stands here. Take in the résumés that you have."),
    )

    def row_url(self, row: PoolEntry) -> str:
        return reverse("resumes:resume", args=[row.resume_id])

    def row_label(self, row: PoolEntry) -> str:
        return row.person.shown_name

    @property
    def words(self) -> str:
        return self.asked.get("q", "").strip()

    @property
    def sorted_rows(self) -> QuerySet[Any]:
        """The best match first where words were looked for and no column was chosen."""
        rows = self.filtered.select_related("person").prefetch_related("person__applications__job")
        if self.words and not self.asked.get("sort"):
            best = F("likeness").desc()
            return pool.ranked(rows, self.words).order_by(best, SECOND_SORT, "-id")
        column = next((each for each in self.columns if each.key == self.sort.lstrip("-") and each.sort), None)
        if column is None:
            return rows.order_by(SECOND_SORT, "-id")
        field, descends = F(column.sort), self.sort.startswith("-")
        nulls = True if column.nulls_last else None
        return rows.order_by(field.desc(nulls_last=nulls) if descends else field.asc(nulls_last=nulls), "-id")

    def exported(self, count: int, file_format: str) -> None:
        actions.note_export(count, file_format=file_format, actor=Actor.of(self.request))


def job_of(batch: ImportBatch) -> str:
    return batch.job.title if batch.job else _say("Talent pool")


class ImportTable(Table):
    key = "imports"
    caption = _("Imports")
    columns = (
        Column("started", _("Begun"), value="created_at", kind="when", sort="created_at", is_link=True),
        Column("job", _("Taken in for"), value=job_of),
        Column("state", _("State"), value="get_state_display", sort="state"),
        Column("total", _("Files"), kind="number", sort="total"),
        Column("by", _("By"), value=lambda b: b.started_by.name if b.started_by else ""),
    )
    filters = (Choice("state", _("Any state"), choices=ImportBatch.State.choices),)
    default_sort = "-started"
    can_export = False
    empty = Empty(
        "upload",
        _("Nothing was imported yet"),
        _("Take in a folder of résumés as a ZIP file, for a job or for the pool."),
    )

    def row_url(self, row: ImportBatch) -> str:
        return reverse("resumes:import", args=[row.pk])


def file_name_of(item: ImportItem) -> str:
    """The file's name, which often is the person's: not where that is hidden."""
    is_hidden = item.person is not None and item.person.is_hidden
    return str(_("File %(number)s") % {"number": item.number}) if is_hidden else item.name


class ImportItemTable(Table):
    key = "import-items"
    caption = _("Files of the import")
    columns = (
        Column("number", _("No."), kind="number", sort="number"),
        Column("name", _("File"), value=file_name_of, is_link=True),
        Column("state", _("Outcome"), template="resumes/_item_cell.html", value="get_state_display", sort="state"),
        Column("reason", _("Reason"), value=problem_of),
        Column("person", _("Person"), value=lambda item: item.person.shown_name if item.person else ""),
    )
    filters = (Choice("state", _("Any outcome"), choices=ImportItem.State.choices),)
    default_sort = "number"
    page_size = 50
    can_export = False
    empty = Empty("file", _("No files yet"), _("They appear here as the archive is unpacked."))

    def row_url(self, row: ImportItem) -> str:
        if row.resume_id:
            return reverse("resumes:resume", args=[row.resume_id])
        return reverse("resumes:import_item", args=[row.pk])


def reasons(pair: DuplicatePair) -> str:
    return ", ".join(str(REASON_NAMES[code]) for code in pair.reasons if code in REASON_NAMES)


def pairs_in_state(pairs: QuerySet[Any], state: str) -> QuerySet[Any]:
    return pairs.filter(state=state)


class DuplicateTable(Table):
    key = "duplicates"
    caption = _("Possible duplicates")
    columns = (
        Column("first", _("Entry"), value="first.name", is_link=True),
        Column("second", _("Other entry"), value="second.name"),
        Column("likeness", _("Likeness"), kind="number", sort="likeness"),
        Column("reasons", _("What agrees"), value=reasons),
        Column("state", _("State"), value="get_state_display"),
        Column("found", _("Found"), value="created_at", kind="when", sort="created_at"),
    )
    filters = (Choice("state", _("All states"), choices=DuplicatePair.State.choices, find=pairs_in_state),)
    default_sort = "-likeness"
    can_export = False
    empty = Empty(
        "users", _("No likely duplicates"), _("When two entries look like the same person, the pair stands here.")
    )

    def row_url(self, row: DuplicatePair) -> str:
        return reverse("resumes:pair", args=[row.pk])

    def row_label(self, row: DuplicatePair) -> str:
        return f"{row.first.name} / {row.second.name}"
