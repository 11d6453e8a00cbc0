"""The only writer of screening: matching, overruling, proposed rejections, blind mode."""

from .blind import BlindMode, lift_blind_mode, set_blind_mode
from .exporting import note_export
from .matching import match_application
from .overruling import end_override, overrule
from .proposals import confirm, confirm_many, keep, propose_or_drop, reopen

__all__ = [
    "BlindMode",
    "confirm",
    "confirm_many",
    "end_override",
    "keep",
    "lift_blind_mode",
    "match_application",
    "note_export",
    "overrule",
    "propose_or_drop",
    "reopen",
    "set_blind_mode",
]
