"""Prepare an offer, write its draft, revise it."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.approvals import actions as approvals
from hireloop.platform.approvals import queries as approval_queries
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Department, Employer
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import NextStep, Stage

from .. import acceptance, events
from ..models import Offer, OfferVersion
from ..queries import current_version
from ..states import OfferState, TermKind
from ..terms import OfferDraft
from .moving import go, locked


@transaction.atomic
def prepare_offer(application: Application, draft: OfferDraft, *, actor: Actor, user: User) -> Offer:
    """The first version, as a draft. The application must be at the stage of offers."""
    _check(draft)
    if application.stage != Stage.OFFER:
        raise Conflict(_("Move the application to “Offer” first."), code="not_at_offer")
    try:
        with transaction.atomic():
            offer = Offer.objects.create(
                application=application,
                person=application.person,
                expires_on=draft.expires_on,
                start_on=draft.start_on,
                prepared_by=user,
            )
    except IntegrityError as error:
        raise Conflict(
            _("Somebody has prepared an offer for this application already."), code="offer_exists"
        ) from error
    _write(OfferVersion(offer=offer, number=1), draft, user=user)
    event = events.OfferPrepared(offer_id=offer.pk, application_id=application.pk)
    record(event, actor=actor, person=offer.person, subject=offer)
    applications.set_next_step(application.pk, NextStep.PREPARE_OFFER)
    return offer


@transaction.atomic
def save_draft(offer: Offer, draft: OfferDraft, *, expected: str, actor: Actor, user: User) -> OfferVersion:
    """Write the terms anew. ``expected`` is the stamp of the version that the writer saw.

    What was handed in before stays as it was: the change goes into a new version.
    """
    _check(draft)
    offer = locked(offer)
    if not offer.can_be_edited:
        raise Conflict(_("This offer is no draft any more. Revise it to change its terms."), code="offer_state")
    version = current_version(offer)
    if expected and version.stamp != expected:
        raise Conflict(
            _("Somebody has changed this offer in the meantime. Compare before you save."), code="offer_changed"
        )
    if version.frozen_at is not None:
        version = OfferVersion(offer=offer, number=offer.version + 1)
    _write(version, draft, user=user)
    offer.version, offer.expires_on, offer.start_on = version.number, draft.expires_on, draft.start_on
    offer.save()
    record(events.OfferChanged(offer.pk, version.number), actor=actor, person=offer.person, subject=offer)
    return version


@transaction.atomic
def revise_offer(offer: Offer, *, actor: Actor, user: User | None = None) -> Offer:
    """Back to a draft. A running approval is taken back, a sent letter can no longer be signed."""
    offer = locked(offer)
    old_state = offer.state
    go(offer, OfferState.DRAFT, sent_at=None, viewed_at=None, answered_at=None, reminded_at=None, decline_reason="")
    if old_state == OfferState.IN_APPROVAL:
        take_back_approval(offer, actor=actor)
    if old_state in {OfferState.SENT, OfferState.EXPIRED}:
        acceptance.close(offer, reason=_("The offer is being revised."), actor=actor)
    if offer.application.stage == Stage.WITHDRAWN:
        note = _("The offer is being revised.")
        applications.move_stage(offer.application, Stage.OFFER, actor=actor, user=user, note=note)
    event = events.OfferRevised(offer_id=offer.pk, application_id=offer.application_id, version=offer.version + 1)
    record(event, actor=actor, person=offer.person, subject=offer)
    applications.set_next_step(offer.application_id, NextStep.PREPARE_OFFER)
    return offer


def take_back_approval(offer: Offer, *, actor: Actor) -> None:
    approval = approval_queries.latest_for(offer)
    if approval is not None and approval.is_open:
        approvals.withdraw(approval, user=None, actor=actor)


def _write(version: OfferVersion, draft: OfferDraft, *, user: User) -> None:
    values: dict[str, Any] = {**vars(draft), "pay": draft.pay.to_json(), "benefits": list(draft.benefits)}
    values["words"] = draft.words.strip() or None
    values["term_months"] = draft.term_months if draft.term_kind == TermKind.FIXED else None
    for name, value in values.items():
        setattr(version, name, value)
    version.written_by = user
    version.save()


def _check(draft: OfferDraft) -> None:
    """What no draft may lack; whether its terms can stand is checked when it is handed in."""
    if not draft.title.strip() or not draft.place.strip():
        raise BadInput(_("An offer needs a title and a place of work."), code="offer_fields")
    if draft.pay.base_fen <= 0:
        raise BadInput(_("Enter the base salary."), code="offer_base")
    if not 1 <= draft.pay.probation_percent <= 100 or not 1 <= draft.pay.months <= 36:
        raise BadInput(_("Check the share of pay in probation and the number of salaries."), code="offer_pay")
    employer = Employer.objects.filter(pk=draft.employer_id).first()
    if employer is None:
        raise BadInput(_("Choose the employer."), code="offer_employer")
    if draft.department_id and not Department.objects.filter(pk=draft.department_id, employer=employer).exists():
        raise BadInput(_("This department does not belong to the employer."), code="offer_department")
