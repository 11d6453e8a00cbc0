"""Ask an identity service (SIGNING_IDENTITY_PROVIDER) whether name and ID number belong together.

It is asked outside any transaction; its answer is written in one of its own, so that it stands whatever becomes of the
signature. The number itself is kept nowhere. Without the setting nobody is asked.
"""

import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.engines.errors import EngineUnavailable
from hireloop.engines.identity_checks.catalog import identity_check_named
from hireloop.engines.identity_checks.provider import Answer
from hireloop.kernel.errors import BadInput, HireloopError
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault.blind import normalise

from ..events import IdentityServiceAsked
from ..models import Signer, StepKind
from ..queries import confirmed_identity
from ..steps import note

logger = logging.getLogger(__name__)
STEPS = {
    "match": StepKind.ID_CONFIRMED,
    "no_match": StepKind.ID_REFUSED,
    "not_answerable": StepKind.ID_UNKNOWN,
    "unavailable": StepKind.ID_UNASKED,
}


class IdentityServiceDown(HireloopError):
    code = "identity_unavailable"
    status = 503


def check_with_service(signer: Signer, id_number: str, *, actor: Actor) -> None:
    """Nothing where no service is set or it has confirmed this signer before; raises for every answer but a match."""
    provider = settings.SIGNING_IDENTITY_PROVIDER
    known = confirmed_identity(signer)
    if not provider or (known and known["provider"] == provider):
        return
    answer = _ask(provider, signer.name, id_number)
    _write_down(signer, answer, actor=actor)
    if answer.verdict == "no_match":
        raise BadInput(
            _(
                "Nothing was signed: the identity service says that name and ID number do not match. "
                "Please reply to our mail."
            ),
            code="id_not_confirmed",
        )
    if answer.verdict == "not_answerable":
        raise BadInput(
            _("The identity service cannot confirm this ID number. Nothing was signed; please reply to our mail."),
            code="id_not_answerable",
        )
    if answer.verdict != "match":
        logger.warning("The identity service %s did not answer: %s", provider, answer.why)
        raise IdentityServiceDown(
            _("The identity service does not answer. Nothing was signed; please try again in a few minutes.")
        )


def _ask(provider: str, name: str, id_number: str) -> Answer:
    """A service that is set wrongly is one that does not answer: it is never left out."""
    try:
        service = identity_check_named(
            provider,
            url=settings.SIGNING_IDENTITY_URL,
            key=settings.SIGNING_IDENTITY_KEY,
            secret=settings.SIGNING_IDENTITY_SECRET,
        )
    except EngineUnavailable as error:
        logger.error("%s", error)
        return Answer("unavailable", provider, timezone.now(), why="not_configured")
    return service.ask(name, id_number=normalise(id_number, "id_number").upper())


@transaction.atomic
def _write_down(signer: Signer, answer: Answer, *, actor: Actor) -> None:
    details = {
        "provider": answer.provider,
        "reference": answer.reference,
        "at": answer.at.isoformat(timespec="seconds"),
        "verdict": answer.verdict,
        "why": answer.why,
    }
    note(signer, STEPS[answer.verdict], actor=actor, details=details)
    event = IdentityServiceAsked(signer.envelope_id, signer.id, answer.provider, answer.verdict)
    record(event, actor=actor, person=signer.envelope.person_id, subject=signer.envelope)
