"""A colleague puts the company's seal: named in the register, confirmed by password, written down as a use."""

from django.utils.translation import gettext as _

from hireloop.engines.pdf_signatures import stamps
from hireloop.engines.pdf_signatures.drawing import Drawing
from hireloop.engines.pdf_signatures.seals import draw_seal
from hireloop.engines.pdf_signatures.statement import Statement
from hireloop.kernel.errors import BadInput, Conflict, NotAllowed
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import files

from .. import queries
from ..events import SealUsed
from ..models import Envelope, Seal, SealUse, Signer, StepKind
from ..states import Means
from ..steps import note
from . import authority, identity
from .ending import check_up
from .signing import Signature, put_signature, small_print


def put_seal(
    signer: Signer, seal: Seal, *, user: User, password: str, second_factor: str = "", actor: Actor
) -> Envelope:
    """Sign for the employer. NotAllowed unless the register names the colleague for this seal."""
    signer = Signer.objects.select_related("envelope__person", "employer").get(pk=signer.pk)
    check_up(signer)
    _check_seal(signer, seal, user)
    checks = identity.check_colleague(user, password=password, second_factor=second_factor)

    def in_transaction(fresh: Signer) -> None:
        if not Seal.objects.filter(pk=seal.pk, stopped_at=None).exists():
            raise Conflict(_("This seal was stopped."), code="seal_stopped")
        note(fresh, StepKind.PASSWORD_RIGHT, actor=actor, details={"checks": checks, "user": user.name})
        SealUse.objects.create(seal=seal, user=user, signer=fresh)
        Signer.objects.filter(pk=fresh.pk).update(seal=seal)
        record(
            SealUsed(seal.id, fresh.envelope_id, user.id), actor=actor, person=fresh.envelope.person_id, subject=seal
        )

    signature = Signature(
        pair=authority.pair_of(seal.certificate),
        stamp=stamps.seal_stamp(shape_of(seal), lines=small_print(signer.envelope, seal.employer.name)),
        statement=Statement(seal.employer.name, reason=_("Sealed by %(name)s") % {"name": user.name}),
        means=Means.SEAL,
        certificate=lambda: seal.certificate,
        in_transaction=in_transaction,
        details={"seal": str(seal.pk), "user": user.name, "checks": checks},
    )
    return put_signature(signer, signature, actor=actor)


def shape_of(seal: Seal) -> Drawing | bytes:
    """The picture that was uploaded, else the seal drawn."""
    if seal.picture is not None:
        with files.open_file(seal.picture) as source:
            return source.read()
    return draw_seal(seal.text, number=seal.number, label=seal.label)


def _check_seal(signer: Signer, seal: Seal, user: User) -> None:
    if not queries.signers_to_seal(user).filter(pk=signer.pk).exists():
        raise NotAllowed(_("The register of seals does not name you for this document."), code="not_a_holder")
    if not queries.seals_for(signer, user).filter(pk=seal.pk).exists():
        raise BadInput(_("Choose a seal that you may use for this employer."), code="seal")
