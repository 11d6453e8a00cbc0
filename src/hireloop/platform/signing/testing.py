"""For tests and the demonstration: everybody who is up signs, as people do, until the envelope is complete."""

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer
from hireloop.platform.notifications.models import Message

from . import actions, queries
from .actions.seals import SealDraft
from .actions.signing import Intent
from .models import Envelope, Seal, Signer
from .states import SignerRole, SignerState


def sign_by_everyone(envelope: Envelope, *, sealer: User, password: str, actor: Actor | None = None) -> Envelope:
    """``sealer`` seals for the employer, with a seal that is entered where there is none."""
    while up := envelope.signers.filter(state=SignerState.READY).select_related("envelope", "employer").first():
        if up.role == SignerRole.PERSON:
            sign_as_person(up)
        else:
            employer = up.employer or envelope_employer(up)
            seal = queries.seals_for(up, sealer).first() or seal_of(employer, holder=sealer)
            actions.put_seal(up, seal, user=sealer, password=password, actor=actor or Actor.user(sealer))
    envelope.refresh_from_db()
    return envelope


def sign_as_person(signer: Signer, **changes: object) -> Envelope:
    """Read all pages, ask for the code, find it in the mail, type the name."""
    actor = Actor.candidate(signer.person) if signer.person else Actor.system("tests")
    for number in range(queries.newest_version(signer.envelope).pages):
        actions.note_page_seen(Signer.objects.get(pk=signer.pk), number)
    actions.confirm_read(signer, actor=actor)
    actions.send_code(signer, actor=actor)
    intent = {"agrees": True, "typed_name": signer.name, "code": last_code(), **changes}
    return actions.sign_in_person(signer, Intent(**intent), actor=actor)  # type: ignore[arg-type]


def last_code() -> str:
    """The one-time code in the newest mail."""
    body = Message.objects.filter(template="signing_code").order_by("-created_at", "-pk")[0].body
    return next(line for line in body.splitlines() if len(line) == 6 and line.isdigit())


def seal_of(employer: Employer, *, holder: User) -> Seal:
    draft = SealDraft(employer, f"{employer.name[:40]} 合同专用章", employer.name[:40], label="合同专用章")
    return actions.register_seal(draft, holders=[holder], user=holder, actor=Actor.user(holder))


def envelope_employer(signer: Signer) -> Employer:
    found = signer.seal.employer if signer.seal else Employer.objects.first()
    assert found is not None
    return found
