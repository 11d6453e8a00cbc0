"""What the voice screening does when something happens elsewhere."""

from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.handlers import handles
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.privacy.events import ConsentWithdrawn
from hireloop.platform.privacy.purposes import Purpose

from . import actions


@handles(ConsentWithdrawn)
def forget_on_withdrawal(event: ConsentWithdrawn, row: AuditRow) -> None:
    if event.purpose == Purpose.RECORDING:
        actions.erase_recordings_of(event.person_id, actor=Actor.system("voice_screening.consent_withdrawn"))
    if event.purpose in {Purpose.RECORDING, Purpose.VOICE}:
        actions.forget_voice(event.person_id)
