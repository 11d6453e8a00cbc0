"""What the law check notes."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class ContractFileChecked(Event):
    """A file was read and checked; neither file nor findings are kept."""

    key = "checking.file_checked"
    label = _("Contract file checked (%(violations)s violations)")
    icon = "scale"
    on_timeline: ClassVar[bool] = False
    region: str
    violations: int
    warnings: int
    unknown: int
