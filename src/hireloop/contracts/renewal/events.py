"""What happened about the renewal of a contract."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event

from .models import Choice


@dataclass(frozen=True)
class RenewalDecided(Event):
    """``choice`` is a ``Choice``."""

    key = "renewal.decided"
    label = _("Renewal of the contract: %(choice)s")
    icon = "refresh"
    contract_id: UUID
    choice: str

    @classmethod
    def said(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "choice": str(Choice(payload["choice"]).label)}


@dataclass(frozen=True)
class RenewalReminded(Event):
    key = "renewal.reminded"
    label = _("Reminded: the contract ends in %(days)s days")
    icon = "bell"
    on_timeline: ClassVar[bool] = False
    contract_id: UUID
    days: int
