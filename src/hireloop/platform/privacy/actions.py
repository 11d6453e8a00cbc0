"""The only writer of consent."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Person
from hireloop.platform.vault.blind import blind_index

from .events import ConsentGiven, ConsentWithdrawn
from .models import Consent
from .notices import notice
from .purposes import Purpose


def give(
    person: Person, purposes: Iterable[str], *, notice_version: str, actor: Actor, language: str | None = None
) -> list[Consent]:
    """Write down the person's yes to each purpose; answers the standing consents.

    ``language`` is that of the notice that was shown, by default the person's. A yes to the same version that
    stands already is left as it is; one to an older version is ended by the new one.
    """
    shown = notice(notice_version, language or person.language)
    wanted = [_known(purpose) for purpose in dict.fromkeys(purposes)]
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        return [
            _give_one(person, purpose, shown.version, shown.language, shown.hash_of(purpose), actor)
            for purpose in wanted
        ]


def withdraw(person: Person, purpose: str, *, actor: Actor) -> bool:
    """End the consent: from now on the gate refuses. False where there was none to end."""
    with transaction.atomic():
        standing = Consent.objects.select_for_update().filter(person=person, purpose=purpose, withdrawn_at=None).first()
        if standing is None:
            return False
        standing.withdrawn_at = timezone.now()
        standing.save(update_fields=["withdrawn_at", "updated_at"])
        record(ConsentWithdrawn(standing.id, person.id, purpose), actor=actor, person=person, subject=standing)
    return True


def _give_one(person: Person, purpose: Purpose, version: str, language: str, text_hash: str, actor: Actor) -> Consent:
    now = timezone.now()
    standing = Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None).first()
    if standing and standing.notice_version == version:
        return standing
    if standing:
        standing.withdrawn_at = now
        standing.save(update_fields=["withdrawn_at", "updated_at"])
    consent = Consent.objects.create(
        person=person,
        purpose=purpose,
        notice_version=version,
        notice_language=language,
        notice_hash=text_hash,
        given_at=now,
        given_ip_hash=blind_index(actor.ip, "ip"),
    )
    event = ConsentGiven(consent.id, person.id, purpose.value, version)
    record(event, actor=actor, person=person, subject=consent)
    return consent


def _known(purpose: str) -> Purpose:
    if purpose not in Purpose.values:
        raise BadInput(N_("There is no purpose called %(purpose)s."), purpose=purpose)
    return Purpose(purpose)
