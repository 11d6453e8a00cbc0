"""The signer opens the document and reads it: noted once, for the evidence."""

from django.db import transaction
from django.utils import timezone

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.audit.actor import Actor

from ..models import Signer, StepKind
from ..queries import newest_version
from ..steps import note_once
from .ending import check_up


@transaction.atomic
def note_opened(signer: Signer, *, actor: Actor) -> None:
    """The first look."""
    if signer.opened_at is None and Signer.objects.filter(pk=signer.pk, opened_at=None).update(
        opened_at=timezone.now()
    ):
        note_once(signer, StepKind.OPENED, actor=actor)


@transaction.atomic
def note_page_seen(signer: Signer, number: int) -> None:
    """That a page was shown (from 0)."""
    if number in signer.pages_seen:
        return
    fresh = Signer.objects.select_for_update(of=("self",)).get(pk=signer.pk)
    if number not in fresh.pages_seen:
        fresh.pages_seen = sorted({*fresh.pages_seen, number})
        fresh.save(update_fields=["pages_seen", "updated_at"])


@transaction.atomic
def confirm_read(signer: Signer, *, actor: Actor) -> Signer:
    """The signer has come to the end; BadInput where a page was never shown."""
    fresh = Signer.objects.select_for_update(of=("self",)).select_related("envelope").get(pk=signer.pk)
    check_up(fresh)
    unseen = set(range(newest_version(fresh.envelope).pages)) - set(fresh.pages_seen)
    if unseen:
        pages = ", ".join(str(number + 1) for number in sorted(unseen)[:10])
        raise BadInput(N_("Please read the whole document first. Not yet shown: page %(pages)s."), pages=pages)
    if fresh.read_at is None:
        fresh.read_at = timezone.now()
        fresh.save(update_fields=["read_at", "updated_at"])
        note_once(fresh, StepKind.READ, actor=actor)
    return fresh
