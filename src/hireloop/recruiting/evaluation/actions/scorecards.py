"""The reviewer scores first, then sees the machine's view."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.interviews.models import Interview

from ..card_rows import dimensions_to_score
from ..events import MachineViewOpened, ScorecardSaved
from ..models import EvaluationReport, Scorecard

LOWEST, HIGHEST = 1, 5


@transaction.atomic
def save_scorecard(
    interview: Interview, *, reviewer: User, scores: Mapping[str, int | None], notes: str, actor: Actor
) -> Scorecard:
    """Keep the reviewer's scores 1-5 per dimension; None says that nothing of it was seen.

    After the machine's view was opened the scores stand: a reviewer's own judgement is worth
    something only while nobody has whispered. Notes can be added at any time.
    """
    check_scores(scores, known=dimensions_to_score(interview))
    card = Scorecard.objects.select_for_update().filter(interview=interview, reviewer=reviewer).first()
    if card and card.machine_seen_at and card.scores != dict(scores):
        raise Conflict(
            N_("You have seen the machine's report, so your scores stand as they are. You can still add notes."),
            code="scorecard_closed",
        )
    card = card or Scorecard(interview=interview, reviewer=reviewer, person_id=interview.person_id)
    card.scores, card.notes = dict(scores), notes
    card.save()
    record(ScorecardSaved(interview.pk, card.pk), actor=actor, person=interview.person_id, subject=card)
    return card


def check_scores(scores: Mapping[str, int | None], *, known: Collection[str]) -> None:
    """Raises ``BadInput`` unless every score is 1-5 or None, of a known dimension, and at least one is given."""
    unknown = next((key for key in scores if key not in known), None)
    if unknown is not None:
        raise BadInput(
            N_("“%(dimension)s” is not assessed in this interview; it has: %(known)s."),
            code="dimension_unknown",
            dimension=unknown,
            known=", ".join(known),
        )
    if any(score is not None and not LOWEST <= score <= HIGHEST for score in scores.values()):
        raise BadInput(N_("Each score must be between 1 and 5, or “not seen”."), code="scorecard_range")
    if all(score is None for score in scores.values()):
        raise BadInput(N_("Score at least one dimension before you save."), code="scorecard_empty")


@transaction.atomic
def open_machine_view(interview: Interview, *, reviewer: User, actor: Actor) -> EvaluationReport:
    """Show the machine's report to a reviewer who has scored. Raises ``Conflict`` to one who has not."""
    card = Scorecard.objects.select_for_update().filter(interview=interview, reviewer=reviewer).first()
    if card is None:
        raise Conflict(N_("Save your own scores first; then the machine's report opens."), code="score_first")
    report = EvaluationReport.objects.filter(interview=interview).first()
    if report is None:
        raise Conflict(N_("The report is still being made. It will be here in a moment."), code="report_not_ready")
    if card.machine_seen_at is None:
        card.machine_seen_at = timezone.now()
        card.save(update_fields=["machine_seen_at", "updated_at"])
        record(MachineViewOpened(interview.pk), actor=actor, person=interview.person_id, subject=report)
    return report
