"""What happens to keys and files."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hireloop.platform.audit.events import Event


@dataclass(frozen=True)
class PersonKeyDestroyed(Event):
    """``person_id`` is in the payload only: what concerns an erased person can no longer be encrypted for them."""

    key = "vault.person_key_destroyed"
    label = _("Key destroyed: data erased")
    icon = "shredder"
    person_id: UUID


@dataclass(frozen=True)
class MasterKeyRotated(Event):
    key = "vault.master_key_rotated"
    label = _("Master key renewed (%(keys)s keys)")
    icon = "refresh"
    keys: int
