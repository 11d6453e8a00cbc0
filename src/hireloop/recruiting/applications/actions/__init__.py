"""The only writer of applications: receiving, moving, the candidate's requests, uploads that wait."""

from .exporting import note_export
from .links import own_page_url, send_new_link
from .moving import move_many, move_stage, reject, reject_many, set_next_step, undo_move, withdraw
from .receiving import ApplicationDraft, Received, apply
from .removing import remove_untouched
from .requests import answer_request, ask
from .uploads import drop_old_uploads, keep_upload, kept_upload

__all__ = [
    "ApplicationDraft",
    "Received",
    "answer_request",
    "apply",
    "ask",
    "drop_old_uploads",
    "keep_upload",
    "kept_upload",
    "move_many",
    "move_stage",
    "note_export",
    "own_page_url",
    "reject",
    "reject_many",
    "remove_untouched",
    "send_new_link",
    "set_next_step",
    "undo_move",
    "withdraw",
]
