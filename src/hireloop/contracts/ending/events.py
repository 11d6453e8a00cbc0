"""What happened about the ending of a contract. No event says on what ground."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class EndingRecorded(Event):
    key = "ending.recorded"
    label = _("Ending of the contract recorded")
    icon = "door-exit"
    contract_id: UUID
    case_id: UUID


@dataclass(frozen=True)
class EndingCalledOff(Event):
    key = "ending.called_off"
    label = _("Ending of the contract called off")
    icon = "arrow-back-up"
    contract_id: UUID
    case_id: UUID


@dataclass(frozen=True)
class CertificateWritten(Event):
    key = "ending.certificate_written"
    label = _("Leaving certificate written")
    icon = "certificate"
    contract_id: UUID
    case_id: UUID
