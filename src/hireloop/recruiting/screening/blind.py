"""Whose identity is hidden from whom: what the jobs' settings say, less what a colleague has lifted."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.roles import Role
from hireloop.platform.directory.models import Person
from hireloop.platform.directory.showing import Hidden, Hiding
from hireloop.platform.modules import switches
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import ACTIVE_STAGES, Stage
from hireloop.recruiting.jobs.models import Job, TeamMember, TeamPart

from .models import BlindFor, BlindUntil, ScreeningSetting

HIDDEN_STAGES: dict[str, tuple[Stage, ...]] = {
    BlindUntil.INVITED: (Stage.APPLIED, Stage.SCREENING),
    BlindUntil.DECIDED: tuple(stage for stage in ACTIVE_STAGES if stage != Stage.OFFER),
}
KNOWN_STAGES = (Stage.OFFER, Stage.HIRED)
"""Whoever has an offer or works here is known in the house."""
TAKES_PART = {Role.HR, Role.INTERVIEWER}
JUDGING_PARTS = (TeamPart.INTERVIEWER, TeamPart.HIRING_MANAGER)


def setting_of(job: Job) -> ScreeningSetting:
    """The job's setting; the usual one, not saved, where nobody has set anything."""
    return ScreeningSetting.objects.filter(job=job).first() or ScreeningSetting(job=job)


def reads_blind(user: User, job: Job) -> bool:
    """Whether blind mode of this job holds for the colleague."""
    return bool(_settings_for(user, ScreeningSetting.objects.filter(job=job)))


def hidden_people(user: User) -> Hidden:
    """For the directory: the people whom the colleague is to judge without knowing who they are."""
    settings = _settings_for(user, ScreeningSetting.objects.all()) if switches.is_on("screening") else []
    if not settings:
        return {}
    found = hidden_applications(user, settings).values_list("person_id", "person__merged_into_id", "job_id")
    hides_schools = {each.job_id for each in settings if each.hides_schools}
    hidden: dict[UUID, Hiding] = {}
    for person_id, kept_id, job_id in found:
        for each in filter(None, (person_id, kept_id)):
            schools = job_id in hides_schools or (each in hidden and hidden[each].schools)
            hidden[each] = Hiding(schools=schools)
    return hidden


def hidden_applications(user: User, settings: Iterable[ScreeningSetting] | None = None) -> QuerySet[Application]:
    """The applications whose person is hidden from the colleague; ``settings`` where they are known already."""
    settings = _settings_for(user, ScreeningSetting.objects.all()) if settings is None else list(settings)
    while_open = Q(pk__in=())
    for until, stages in HIDDEN_STAGES.items():
        while_open |= Q(job__in=[each.job_id for each in settings if each.blind_until == until], stage__in=stages)
    known = Application.objects.filter(stage__in=KNOWN_STAGES).values("person_id")
    rows = Application.objects.filter(while_open).exclude(blind_lifts__user=user)
    return rows.exclude(person__in=known).order_by()


def lift_url(person_id: UUID) -> str:
    return reverse("screening:lift", args=[person_id])


def hidden_applications_of(user: User, person: Person) -> list[Application]:
    """What has to be lifted so that the colleague sees who the person is."""
    own = Q(person=person) | Q(person__merged_into=person)
    return list(hidden_applications(user).filter(own).select_related("job", "person"))


def _settings_for(user: User, settings: QuerySet[ScreeningSetting]) -> list[ScreeningSetting]:
    """The blind jobs' settings that hold for the colleague."""
    if user.roles.isdisjoint(TAKES_PART):
        return []
    blind = list(settings.filter(is_blind=True))
    if not blind or not user.has_role(Role.HR):
        return blind
    seats = TeamMember.objects.filter(user=user, part__in=JUDGING_PARTS)
    judged = set(seats.values_list("job_id", flat=True))
    return [each for each in blind if each.blind_for == BlindFor.EVERYBODY or each.job_id in judged]
