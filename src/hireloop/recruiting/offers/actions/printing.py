"""The letter as PDF. What is fixed is printed once and kept, so that everybody reads and signs the same bytes."""

from django.db import transaction

from hireloop.kernel.errors import N_, BadInput
from hireloop.platform.documents.models import TemplateVersion
from hireloop.platform.documents.rendering import render
from hireloop.platform.vault import files

from ..fields import values_of
from ..models import OfferVersion

PURPOSE = "offer"


def printed(version: OfferVersion) -> bytes:
    """The PDF of a version: the kept one where it is fixed, else as it would be now.

    A built-in letter takes half a second, the company's own some: that one is printed in the background when the
    offer is handed in (``tasks.print_offer``).
    """
    if version.document is not None:
        with files.open_file(version.document) as stream:
            return stream.read()
    template_version = template_of(version)
    document = render(template_version, values_of(version))
    if version.frozen_at is not None:
        _keep(version, document.pdf, template_version)
    return document.pdf


def template_of(version: OfferVersion) -> TemplateVersion:
    newest = version.template.newest if version.template else None
    if newest is None:
        raise BadInput(N_("Choose the letter’s template."), code="offer_template")
    return newest


@transaction.atomic
def _keep(version: OfferVersion, pdf: bytes, template_version: TemplateVersion) -> None:
    held = OfferVersion.objects.select_for_update(of=("self",)).select_related("offer__person").get(pk=version.pk)
    if held.document_id is None:
        name = f"{held.offer.person.name} {held.title}.pdf"
        held.document = files.store(held.offer.person_id, pdf, name=name, media_type="application/pdf", purpose=PURPOSE)
        held.template_version = template_version
        OfferVersion.objects.filter(pk=held.pk).update(document=held.document, template_version=template_version)
    version.document, version.template_version = held.document, held.template_version
