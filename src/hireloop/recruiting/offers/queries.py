"""Reads of offers. ``visible_to`` is the only way that a view or the API loads one."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import can
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.names import Named
from hireloop.platform.directory import queries as directory
from hireloop.platform.directory.models import Person
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.applications.stages import Stage

from .models import Offer, OfferVersion
from .states import LIVE, OfferState
from .terms import OfferTerms

SOON = timedelta(days=2)


def visible_to(user: User) -> QuerySet[Offer]:
    """The offers of the applications that the colleague may see."""
    if not can(user, "offers.view"):
        return Offer.objects.none()
    return Offer.objects.filter(application__in=applications.visible_to(user))


def visible_offer(user: User, offer_id: UUID) -> Offer:
    found = for_pages(visible_to(user)).filter(pk=offer_id).first()
    if found is None:
        raise NotFound(_("There is no such offer, or you may not see it."))
    return found


def for_pages(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    return offers.select_related("person", "application__job", "prepared_by")


def current_version(offer: Offer) -> OfferVersion:
    """The version that counts."""
    return versions_of(offer).get(number=offer.version)


def versions_of(offer: Offer) -> QuerySet[OfferVersion]:
    related = ("offer__person", "employer", "department", "template", "document", "template_version", "written_by")
    return offer.versions.select_related(*related)


def version_of(offer: Offer, number: int) -> OfferVersion:
    found = versions_of(offer).filter(number=number).first()
    if found is None:
        raise NotFound(_("This offer has no such version."))
    return found


def terms_of(offer_id: UUID) -> OfferTerms:
    """The terms that count, with what they belong to: for contracts and people. NotFound where there is no offer."""
    offer = Offer.objects.select_related("application").filter(pk=offer_id).first()
    if offer is None:
        raise NotFound(_("There is no such offer, or you may not see it."))
    draft = offer.versions.get(number=offer.version).draft()
    return OfferTerms(
        **vars(draft),
        offer_id=offer.pk,
        version=offer.version,
        state=offer.state,
        application_id=offer.application_id,
        person_id=offer.person_id,
        job_id=offer.application.job_id,
        accepted_at=offer.answered_at if offer.state == OfferState.ACCEPTED else None,
    )


def live_offer(application: Application) -> Offer | None:
    """The offer that can still become something; there is one at most."""
    return Offer.objects.filter(application=application, state__in=LIVE).first()


def newest_offer(application: Application) -> Offer | None:
    return for_pages(Offer.objects.filter(application=application)).order_by("-created_at").first()


def accepted_offer(application_id: UUID) -> Offer | None:
    return Offer.objects.filter(application=application_id, state=OfferState.ACCEPTED).order_by("-created_at").first()


def to_prepare(user: User) -> QuerySet[Application]:
    """Applications that are to get an offer and have none yet."""
    if not can(user, "offers.prepare"):
        return Application.objects.none()
    has_one = Offer.objects.filter(application=OuterRef("pk"), state__in=[*LIVE, OfferState.ACCEPTED])
    waiting = applications.visible_to(user).filter(stage=Stage.OFFER).filter(~Exists(has_one))
    return applications.for_lists(waiting).order_by("stage_since")


def to_finish(user: User) -> QuerySet[Offer]:
    """Those that wait for HR: drafts, approved ones not sent, refused ones, and those that expired."""
    states = [OfferState.DRAFT, OfferState.APPROVED, OfferState.REFUSED, OfferState.EXPIRED]
    return for_pages(visible_to(user).filter(state__in=states)).order_by("updated_at")


def expiring(user: User) -> QuerySet[Offer]:
    """Sent ones that have to be answered within two days."""
    until = timezone.localdate() + SOON
    return for_pages(visible_to(user).filter(state=OfferState.SENT, expires_on__lte=until)).order_by("expires_on")


def unanswered_questions(user: User) -> list[Offer]:
    """Offers whose last message is the candidate's."""
    asked = for_pages(visible_to(user).filter(messages__isnull=False, state=OfferState.SENT)).distinct()
    return [offer for offer in asked.prefetch_related("messages") if list(offer.messages.all())[-1].is_from_candidate]


def search(offers: QuerySet[Offer], text: str) -> QuerySet[Offer]:
    """By the candidate's name, pinyin or initials."""
    return offers.filter(person__in=directory.search(Person.objects.all(), text))


def names_of(ids: set[str]) -> Mapping[str, Named]:
    """For the audit trail."""
    found = Offer.objects.filter(pk__in=ids).select_related("person")
    return {str(each.pk): Named(str(each), reverse("offers:offer", args=[each.pk])) for each in found}
