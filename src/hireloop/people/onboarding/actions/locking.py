"""Loads for writing: one writer at a time per onboarding."""

from uuid import UUID

from hireloop.kernel.errors import N_, Conflict

from ..models import Onboarding


def locked(onboarding_id: UUID) -> Onboarding:
    return (
        Onboarding.objects.select_for_update(of=("self",))
        .select_related("person", "employer", "department")
        .get(pk=onboarding_id)
    )


def locked_open(onboarding_id: UUID) -> Onboarding:
    """Raises Conflict where it is finished or cancelled."""
    onboarding = locked(onboarding_id)
    if not onboarding.is_open:
        raise Conflict(N_("This onboarding is finished or cancelled."), code="onboarding_closed")
    return onboarding
