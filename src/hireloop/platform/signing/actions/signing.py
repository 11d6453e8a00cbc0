"""Sign: the signature is made outside any transaction, then file and rows are written in one, or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hireloop.engines.pdf_signatures import preparing, stamps
from hireloop.engines.pdf_signatures.authority import KeyPair
from hireloop.engines.pdf_signatures.ink import ink_from_json
from hireloop.engines.pdf_signatures.stamps import Stamp
from hireloop.engines.pdf_signatures.statement import Statement
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.names import fold
from hireloop.web.times import time_with_zone

from ..consents import consent_text
from ..events import EnvelopeCompleted, SignerSigned
from ..models import Certificate, CertificateUse, DocumentVersion, Envelope, OneTimeCode, Signer, StepKind
from ..queries import content_of, newest_version
from ..states import Check, EnvelopeState, Means, SignerState
from ..steps import note
from . import authority, identity
from .ending import check_up, held
from .identity_service import check_with_service
from .opening import add_version
from .telling import invite_next, tell_completed

TRIES = 4
"""How often a signature is made anew because somebody else signed in between."""


@dataclass(frozen=True)
class Intent:
    """What a person hands in: the name typed, or ``strokes`` drawn, and what shows who they are."""

    agrees: bool
    typed_name: str = ""
    strokes: Any = None
    code: str = ""
    id_number: str = ""

    @property
    def means(self) -> Means:
        return Means.DRAWN if self.strokes else Means.TYPED


@dataclass(frozen=True)
class Signature:
    """All that one signature is made with. ``in_transaction`` is called where the rows are written."""

    pair: KeyPair
    stamp: Stamp
    statement: Statement
    means: Means
    certificate: Callable[[], Certificate]
    in_transaction: Callable[[Signer], None]
    details: dict[str, Any]


def sign_in_person(signer: Signer, intent: Intent, *, actor: Actor) -> Envelope:
    """Check identity and intent, sign, and pass the document on; the last signature completes the envelope."""
    signer = _fresh(signer)
    check_up(signer)
    drawn = _checked_intent(signer, intent)
    code = _checked_identity(signer, intent, actor=actor)
    pair = authority.issue_for_one_signature(signer.name, serial=signer.envelope.code, email=signer.email or "")
    signature = Signature(
        pair=pair,
        stamp=stamps.person_stamp(drawn, lines=small_print(signer.envelope, signer.name)),
        statement=Statement(signer.name, reason=_consent(signer.envelope).tick),
        means=intent.means,
        certificate=lambda: authority.keep(
            pair, use=CertificateUse.PERSON, person_id=signer.envelope.person_id, with_key=False
        ),
        in_transaction=lambda fresh: _note_identity(fresh, code, intent, actor=actor),
        details={"means": intent.means, "checks": signer.checks},
    )
    return put_signature(signer, signature, actor=actor)


def put_signature(signer: Signer, signature: Signature, *, actor: Actor) -> Envelope:
    """Make the signature on the newest version and write it down; anew where another came in between."""
    from hireloop.engines.pdf_signatures import signing

    for _attempt in range(TRIES):
        base = newest_version(signer.envelope)
        check_up(_fresh(signer))  # after reading ``base``: a second click may find its own signature in there
        others = signer.envelope.signers.exclude(pk=signer.pk).exclude(state=SignerState.SIGNED)
        is_last = not others.exists()
        signed = signing.sign(
            content_of(base),
            field=signer.field,
            pair=signature.pair,
            stamp=signature.stamp,
            statement=signature.statement,
            timestamps=authority.timestamper(),
            proof=authority.proof_for(signature.pair),
            seals_the_file=is_last,
        )
        envelope = _write_down(signer, signature, base, signed, is_last=is_last, actor=actor)
        if envelope is not None:
            return envelope
    raise Conflict(_("Others are signing at the same moment. Please try again."), code="signing_busy")


def small_print(envelope: Envelope, name: str) -> list[str]:
    """The lines under a signature: who, when, and the document's code."""
    with translation.override(envelope.language):
        when = time_with_zone(timezone.now())
        signed = _("%(name)s, digitally signed") % {"name": name}
        return [signed, when, _("Document code %(code)s") % {"code": envelope.code}]


def _write_down(
    signer: Signer, signature: Signature, base: DocumentVersion, signed: bytes, *, is_last: bool, actor: Actor
) -> Envelope | None:
    """File, rows and events, all or none; None where the document has moved on since ``base``."""
    with transaction.atomic():
        envelope = held(signer.envelope_id)
        fresh = Signer.objects.select_related("person").get(pk=signer.pk)
        fresh.envelope = envelope
        check_up(fresh)
        if newest_version(envelope).pk != base.pk:
            return None
        signature.in_transaction(fresh)
        version = add_version(
            envelope, signed, number=base.number + 1, pages=preparing.page_count(signed), signer=fresh
        )
        fresh.state, fresh.ended_at, fresh.means = SignerState.SIGNED, timezone.now(), signature.means
        fresh.certificate = signature.certificate()
        fresh.save(update_fields=["state", "ended_at", "means", "certificate", "updated_at"])
        note(fresh, StepKind.SIGNED, actor=actor, details={**signature.details, "sha256": version.sha256})
        _tell_the_trail(fresh, version, actor=actor)
        if is_last:
            _complete(envelope, actor=actor)
        else:
            invite_next(envelope, actor=actor)
    return envelope


def _complete(envelope: Envelope, *, actor: Actor) -> None:
    from ..tasks import build_evidence

    envelope.state, envelope.ended_at = EnvelopeState.COMPLETED, timezone.now()
    envelope.save()
    event = EnvelopeCompleted(envelope.id, envelope.subject_type, envelope.subject_id)
    record(event, actor=actor, person=envelope.person_id, subject=envelope)
    build_evidence.enqueue(str(envelope.pk))
    tell_completed(envelope, actor=actor)


def _tell_the_trail(signer: Signer, version: DocumentVersion, *, actor: Actor) -> None:
    envelope = signer.envelope
    event = SignerSigned(
        envelope_id=envelope.id,
        signer_id=signer.id,
        role=signer.role,
        version=version.number,
        subject_type=envelope.subject_type,
        subject_id=envelope.subject_id,
    )
    record(event, actor=actor, person=envelope.person_id, subject=envelope)


def _checked_intent(signer: Signer, intent: Intent) -> Any:
    """The name or the ink to be shown; BadInput where something is still missing."""
    if signer.read_at is None:
        raise BadInput(_("Please read the document to its end first."), code="not_read")
    if not intent.agrees:
        raise BadInput(_("Please tick that you agree to sign electronically."), code="agrees")
    if intent.strokes:
        return ink_from_json(intent.strokes)
    if fold(intent.typed_name) != fold(signer.name):
        raise BadInput(
            _("Please draw your signature, or type your name as the document has it: %(name)s.")
            % {"name": signer.name},
            code="typed_name",
        )
    return signer.name


def _checked_identity(signer: Signer, intent: Intent, *, actor: Actor) -> OneTimeCode | None:
    """The identity service comes last: it learns of nobody who could not sign anyhow."""
    has_number, code = Check.ID_NUMBER in signer.checks, None
    if has_number:
        identity.check_id_number(signer, intent.id_number, actor=actor)
    if Check.EMAIL_CODE in signer.checks:
        code = identity.check_code(signer, intent.code, actor=actor)
    if has_number:
        check_with_service(signer, intent.id_number, actor=actor)
    return code


def _note_identity(signer: Signer, code: OneTimeCode | None, intent: Intent, *, actor: Actor) -> None:
    if code is not None:
        identity.use_up(code)
        note(signer, StepKind.CODE_RIGHT, actor=actor)
    consent = _consent(signer.envelope)
    details = {"key": consent.key, "version": consent.version, "language": consent.language, "sha256": consent.sha256}
    note(signer, StepKind.CONSENTED, actor=actor, details=details)


def _consent(envelope: Envelope) -> Any:
    return consent_text(envelope.consent_key, envelope.language, envelope.consent_version)


def _fresh(signer: Signer) -> Signer:
    return Signer.objects.select_related("envelope__person", "person").get(pk=signer.pk)
