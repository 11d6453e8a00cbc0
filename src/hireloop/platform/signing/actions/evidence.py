"""Put the evidence of a completed envelope together, seal it, and keep it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hireloop.engines.pdf_signatures import stamps
from hireloop.engines.pdf_signatures.preparing import Place
from hireloop.engines.pdf_signatures.statement import Statement
from hireloop.platform.vault import files

from ..models import Envelope
from ..states import EnvelopeState
from . import authority

FIELD = "evidence"
PURPOSE = "signing_evidence"
BOX = (370.0, 742.0, 545.0, 819.0)
SEALER = "HireLoop 签署存证"


def make_evidence(envelope_id: UUID) -> bool:
    """Once for an envelope that all have signed; whether it was made now."""
    from .. import evidence

    envelope = Envelope.objects.select_related("person").get(pk=envelope_id)
    if envelope.state != EnvelopeState.COMPLETED or envelope.evidence_id:
        return False
    sealed = _sealed(evidence.evidence_page(envelope))
    name = _("Evidence of signing %(code)s") % {"code": envelope.code} + ".pdf"
    with transaction.atomic():
        stored = files.store(envelope.person_id, sealed, name=name, media_type="application/pdf", purpose=PURPOSE)
        if Envelope.objects.filter(pk=envelope.pk, evidence=None).update(evidence=stored):
            return True
        files.remove(stored)
    return False


def _sealed(page: bytes) -> bytes:
    from hireloop.engines.pdf_signatures import fields, signing

    prepared = fields.with_fields(page, [Place(FIELD, 0, BOX)])
    pair = authority.issue_for_one_signature(SEALER, serial="evidence")
    return signing.sign(
        prepared,
        field=FIELD,
        pair=pair,
        stamp=stamps.person_stamp(SEALER, lines=[]),
        statement=Statement(SEALER, reason="evidence"),
        timestamps=authority.timestamper(),
        proof=authority.proof_for(pair),
        seals_the_file=True,
    )
