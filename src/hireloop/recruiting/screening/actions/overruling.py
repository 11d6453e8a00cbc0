"""A person's verdict in place of the machine's."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.analysis.matching import requirement_key
from hireloop.kernel.errors import BadInput, Conflict, NotFound
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .. import events
from ..models import MatchReport, RequirementOverride
from ..models.match import Verdict
from ..stored import from_json
from .matching import write_what_counts
from .proposals import propose_or_drop

SHORTEST_REASON = 4
LONGEST_REASON = 1000


@transaction.atomic
def overrule(report: MatchReport, key: str, *, verdict: str, reason: str, actor: Actor, user: User) -> None:
    """Put ``verdict`` in place of the machine's on one requirement; the machine's is kept beside it."""
    report = MatchReport.objects.select_for_update(of=("self",)).select_related("application").get(pk=report.pk)
    machine = {requirement_key(each.requirement): each.verdict.value for each in from_json(report.result).results}
    if key not in machine:
        raise NotFound(_("The job no longer has this requirement. Load the page again."), code="requirement_gone")
    if verdict not in Verdict.values:
        raise BadInput(_("Choose a verdict."), code="verdict")
    reason = reason.strip()
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise BadInput(_("Say in a few words why the machine's verdict is wrong."), code="override_reason")
    _end(report, key)
    RequirementOverride.objects.create(
        application=report.application,
        requirement_key=key,
        machine_verdict=machine[key],
        verdict=verdict,
        reason=reason,
        overruled_by=user,
    )
    event = events.VerdictOverruled(
        application_id=report.application_id, requirement_key=key, machine_verdict=machine[key], verdict=verdict
    )
    record(
        event,
        actor=actor,
        person=report.application.person_id,
        subject=report,
        changes={"verdict": (machine[key], verdict)},
    )
    propose_or_drop(report, write_what_counts(report), actor=actor)


@transaction.atomic
def end_override(report: MatchReport, key: str, *, actor: Actor) -> None:
    """Let the machine's verdict count again."""
    report = MatchReport.objects.select_for_update(of=("self",)).select_related("application").get(pk=report.pk)
    if not _end(report, key):
        raise Conflict(_("Nobody has overruled this verdict."), code="no_override")
    event = events.OverrideEnded(application_id=report.application_id, requirement_key=key)
    record(event, actor=actor, person=report.application.person_id, subject=report)
    propose_or_drop(report, write_what_counts(report), actor=actor)


def _end(report: MatchReport, key: str) -> int:
    in_force = RequirementOverride.objects.filter(application=report.application, requirement_key=key, ended_at=None)
    return in_force.update(ended_at=timezone.now())
