"""The only writer of envelopes, seals and certificates."""

from ..links import signing_url
from .ending import cancel, decline, expire
from .exporting import note_export
from .opening import SignerSpec, open_envelope
from .reading import confirm_read, note_opened, note_page_seen
from .telling import remind, send_link_again

__all__ = [
    "SignerSpec",
    "cancel",
    "confirm_read",
    "decline",
    "expire",
    "note_export",
    "note_opened",
    "note_page_seen",
    "open_envelope",
    "remind",
    "send_link_again",
    "signing_url",
]
