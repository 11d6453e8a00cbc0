"""Who is up is told: a person by mail with the link, colleagues in the bell menu."""

from django.db import transaction
from django.db.models import Min
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.kernel.errors import Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.queries import employer
from hireloop.platform.notifications import actions as notifications
from hireloop.web.times import time_with_zone

from ..events import LinkSentAgain
from ..links import check_url, envelope_url, signing_url
from ..models import Envelope, SealHolder, Signer, StepKind
from ..states import EnvelopeState, SignerRole, SignerState
from ..steps import note

TO_SEAL = gettext_lazy("A document waits for the company’s seal.")
ALL_SIGNED = gettext_lazy("A document was signed by all.")
WAS_DECLINED = gettext_lazy("A document was not signed: the signer declined.")


def invite_next(envelope: Envelope, *, actor: Actor, by_mail: bool = True) -> list[Signer]:
    """Let the lowest order that has not signed be up; nobody where somebody still is."""
    signers = Signer.objects.filter(envelope=envelope)
    if signers.filter(state=SignerState.READY).exists():
        return []
    waiting = signers.filter(state=SignerState.WAITING)
    lowest = waiting.aggregate(order=Min("order"))["order"]
    up = list(waiting.filter(order=lowest).select_related("person", "user", "seal", "employer"))
    for signer in up:
        signer.envelope = envelope
        signer.state = SignerState.READY
        signer.save(update_fields=["state", "updated_at"])
        note(signer, StepKind.INVITED, actor=actor)
        _tell(signer, "signing_invitation", actor=actor, by_mail=by_mail)
    return up


@transaction.atomic
def send_link_again(signer: Signer, *, actor: Actor) -> None:
    """A fresh link by mail, to sign or, afterwards, to download."""
    if signer.role != SignerRole.PERSON or signer.envelope.state not in {EnvelopeState.OPEN, EnvelopeState.COMPLETED}:
        raise Conflict(_("There is nothing to be sent for this signer."), code="no_link")
    if signer.envelope.state == EnvelopeState.OPEN and signer.state == SignerState.WAITING:
        raise Conflict(_("It is not yet this signer’s turn."), code="not_their_turn")
    is_done = signer.envelope.state == EnvelopeState.COMPLETED
    _mail(signer, "signing_completed" if is_done else "signing_invitation", actor=actor)
    event = LinkSentAgain(signer.envelope_id, signer.id)
    record(event, actor=actor, person=signer.envelope.person_id, subject=signer.envelope)


@transaction.atomic
def remind(envelope: Envelope) -> int:
    """Write once more to those who are up; answers how many."""
    claimed = Envelope.objects.filter(pk=envelope.pk, state=EnvelopeState.OPEN, reminded_at=None)
    if not claimed.update(reminded_at=timezone.now()):
        return 0
    up = list(envelope.signers.filter(state=SignerState.READY).select_related("person", "user", "seal", "employer"))
    for signer in up:
        signer.envelope = envelope
        _tell(signer, "signing_reminder", actor=Actor.system("signing"), by_mail=True)
    return len(up)


def tell_completed(envelope: Envelope, *, actor: Actor) -> None:
    """Everybody gets the signed document: people by a link of their own, free of charge."""
    for signer in envelope.signers.select_related("person"):
        if signer.role == SignerRole.PERSON:
            signer.envelope = envelope
            _mail(signer, "signing_completed", actor=actor)
    if envelope.opened_by:
        notifications.notify(envelope.opened_by, ALL_SIGNED, url=envelope_url(envelope), person=envelope.person)


def tell_declined(envelope: Envelope) -> None:
    if envelope.opened_by:
        notifications.notify(envelope.opened_by, WAS_DECLINED, url=envelope_url(envelope), person=envelope.person)


def who_may_seal(signer: Signer) -> list[User]:
    """The named colleague, else the holders of the seal, else those of any seal of the employer."""
    if signer.user:
        return [signer.user]
    standing = SealHolder.objects.filter(withdrawn_at=None, seal__stopped_at=None, user__is_active=True)
    of = {"seal": signer.seal} if signer.seal_id else {"seal__employer": signer.employer}
    return list(User.objects.filter(pk__in=standing.filter(**of).values("user")))


def _tell(signer: Signer, template: str, *, actor: Actor, by_mail: bool) -> None:
    if signer.role == SignerRole.EMPLOYER:
        for user in who_may_seal(signer)[:20]:
            notifications.notify(user, TO_SEAL, url=signing_url(signer), person=signer.envelope.person)
    elif by_mail:
        _mail(signer, template, actor=actor)


def _mail(signer: Signer, template: str, *, actor: Actor) -> None:
    envelope = signer.envelope
    context = {
        "name": signer.name,
        "title": envelope.title,
        "employer": _employer_name(envelope),
        "expires_at": _time_in(envelope),
        "url": signing_url(signer),
        "check_url": check_url(envelope),
        "code": envelope.code,
    }
    notifications.send(
        template,
        to_person=signer.person,
        to_address=signer.email,
        language=envelope.language,
        context=context,
        actor=actor,
    )


def _time_in(envelope: Envelope) -> str:
    with translation.override(envelope.language):
        return time_with_zone(envelope.expires_at)


def _employer_name(envelope: Envelope) -> str:
    named = envelope.signers.exclude(employer=None).select_related("employer").first()
    found = named.employer if named else employer()
    return found.name if found else "HireLoop"
