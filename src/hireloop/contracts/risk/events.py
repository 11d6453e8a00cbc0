"""What happens to risk notes and to the register of disputes."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class RiskNoted(Event):
    """A machine found a statement worth asking about."""

    key = "risk.noted"
    label = _("Risk note made by machine")
    icon = "alert-circle"
    on_timeline: ClassVar[bool] = False
    note_id: UUID
    rule: str


@dataclass(frozen=True)
class RiskDismissed(Event):
    key = "risk.dismissed"
    label = _("Risk note dismissed")
    icon = "circle-check"
    on_timeline: ClassVar[bool] = False
    note_id: UUID


@dataclass(frozen=True)
class DisputeRecorded(Event):
    key = "risk.dispute_recorded"
    label = _("Past dispute written into the register")
    icon = "scale"
    on_timeline: ClassVar[bool] = False
    dispute_id: UUID


@dataclass(frozen=True)
class DisputesExported(Event):
    key = "risk.exported"
    label = _("Register of disputes exported (%(count)s rows)")
    icon = "download"
    on_timeline: ClassVar[bool] = False
    count: int
    file_format: str
