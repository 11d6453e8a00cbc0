from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class ModuleSwitchedOn(Event):
    key = "modules.switched_on"
    label = _("Module switched on: %(module)s")
    icon: ClassVar[str] = "toggle-right"
    on_timeline: ClassVar[bool] = False
    module: str


@dataclass(frozen=True)
class ModuleSwitchedOff(Event):
    key = "modules.switched_off"
    label = _("Module switched off: %(module)s")
    icon: ClassVar[str] = "toggle-left"
    on_timeline: ClassVar[bool] = False
    module: str
