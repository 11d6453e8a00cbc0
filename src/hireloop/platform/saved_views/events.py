from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class ViewSaved(Event):
    key = "saved_views.saved"
    label = _("View of a list saved")
    icon = "bookmark"
    on_timeline: ClassVar[bool] = False
    view_id: UUID
    table: str
    is_shared: bool


@dataclass(frozen=True)
class ViewRemoved(Event):
    key = "saved_views.removed"
    label = _("Saved view of a list removed")
    icon = "bookmark"
    on_timeline: ClassVar[bool] = False
    table: str
