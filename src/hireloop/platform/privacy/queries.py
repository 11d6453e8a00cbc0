"""Reads about notices, consent, and what was refused."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.queries import employer
from hireloop.platform.modules.manifest import PersonalData
from hireloop.platform.modules.registry import all_modules
from hireloop.platform.modules.switches import is_on

from .events import AccessRefused
from .models import Consent
from .notices import Notice, current_version, notice
from .purposes import Purpose

PURPOSES_IN_WORDS = {
    **dict(Purpose.choices),
    "application": gettext_lazy("To handle the application"),
    "recruiting": gettext_lazy("To choose whom to hire"),
}


@dataclass(frozen=True)
class PurposeCount:
    purpose: Purpose
    standing: int
    withdrawn: int


@dataclass(frozen=True)
class KeptData:
    what: str | Promise
    purpose: str
    kept_months: int | None
    encrypted: bool


@dataclass(frozen=True)
class Kept:
    """What one module says it keeps about people."""

    module: str | Promise
    is_on: bool
    data: tuple[KeptData, ...]


@dataclass(frozen=True)
class ShownNotice:
    """A notice with the employer's name filled in."""

    notice: Notice
    controller: str


def current_notice(language: str) -> ShownNotice:
    """What a candidate reads before giving consent."""
    shown = notice(current_version(), language)
    return ShownNotice(shown, filled_controller(shown))


def filled_controller(shown: Notice) -> str:
    """Who is answerable and how to reach them, in the notice's language."""
    company = employer()
    with translation.override("zh-hans" if shown.language == "zh" else "en"):
        name = company.name if company else _("this company")
        contact = (company.privacy_contact if company else "") or _("reply to any of our mails")
    return shown.controller_text(employer=name, contact=contact)


def consents() -> QuerySet[Consent]:
    return Consent.objects.select_related("person")


def consents_of(person_id: UUID) -> QuerySet[Consent]:
    return Consent.objects.filter(person_id=person_id).order_by("purpose", "-given_at")


def counts() -> list[PurposeCount]:
    """How many people agree to each purpose now, and how many have withdrawn."""
    found = (
        Consent.objects.order_by()
        .values("purpose")
        .annotate(
            standing=Count("pk", filter=Q(withdrawn_at=None)),
            withdrawn=Count("person", filter=~Q(withdrawn_at=None), distinct=True),
        )
    )
    by_purpose: dict[str, Any] = {entry["purpose"]: entry for entry in found}
    nobody = {"standing": 0, "withdrawn": 0}
    return [
        PurposeCount(purpose, entry["standing"], entry["withdrawn"])
        for purpose in Purpose
        for entry in [by_purpose.get(purpose.value, nobody)]
    ]


def what_is_kept() -> list[Kept]:
    """From the manifests: what each module keeps about people, what for, and how long."""
    return [
        Kept(module.label, is_on(module.key), tuple(map(_in_words, module.personal_data)))
        for module in all_modules()
        if module.personal_data
    ]


def _in_words(data: PersonalData) -> KeptData:
    """A manifest may name a purpose by its code."""
    purpose = str(PURPOSES_IN_WORDS.get(str(data.purpose), data.purpose))
    return KeptData(data.what, purpose, data.kept_months, data.encrypted)


def refusals() -> QuerySet[AuditRow]:
    return AuditRow.objects.filter(key=AccessRefused.key).order_by("-at", "-id")


def refusals_since(days: int) -> int:
    return refusals().filter(at__gte=timezone.now() - timedelta(days=days)).count()
