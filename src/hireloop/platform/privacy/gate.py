"""Nothing gated is read or computed without consent to the purpose; what is refused is written down."""

from uuid import UUID

from hireloop.kernel.errors import N_, NotAllowed
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from .events import AccessRefused
from .models import Consent
from .purposes import Purpose


class ConsentMissing(NotAllowed):
    """The person has not agreed to this purpose, or has withdrawn."""

    code = "consent_missing"

    def __init__(self, purpose: str) -> None:
        super().__init__(
            N_("The candidate has not agreed to this purpose: %(purpose)s."), purpose=Purpose(purpose).label
        )
        self.purpose = purpose


def allowed(person_id: UUID, purpose: str) -> bool:
    return Consent.objects.filter(person_id=person_id, purpose=purpose, withdrawn_at=None).exists()


def allowed_purposes(person_id: UUID) -> frozenset[str]:
    """Every purpose that the person agrees to now."""
    standing = Consent.objects.filter(person_id=person_id, withdrawn_at=None)
    return frozenset(standing.values_list("purpose", flat=True))


def require(person_id: UUID, purpose: str, *, actor: Actor, what: str) -> None:
    """Pass, or write the refusal down and raise ConsentMissing. ``what`` is a short code such as "recording".

    Call it before opening the action's transaction: an exception undoes a transaction, and with it the note.
    """
    if allowed(person_id, purpose):
        return
    record(AccessRefused(person_id, str(purpose), what), actor=actor, person=person_id)
    raise ConsentMissing(purpose)
