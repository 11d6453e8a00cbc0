"""The only writer of envelopes, seals and certificates."""

from ..links import signing_url
from .ending import cancel, decline, expire
from .exporting import note_export
from .identity import send_code
from .opening import SignerSpec, open_envelope
from .reading import confirm_read, note_opened, note_page_seen
from .sealing import put_seal
from .seals import SealDraft, name_holder, register_seal, stop_seal, withdraw_holder
from .signing import Intent, sign_in_person
from .telling import remind, send_link_again

__all__ = [
    "Intent",
    "SealDraft",
    "SignerSpec",
    "cancel",
    "confirm_read",
    "decline",
    "expire",
    "name_holder",
    "note_export",
    "note_opened",
    "note_page_seen",
    "open_envelope",
    "put_seal",
    "register_seal",
    "remind",
    "send_code",
    "send_link_again",
    "sign_in_person",
    "signing_url",
    "stop_seal",
    "withdraw_holder",
]
