"""The only writer of document templates."""

from .built_in import current_built_in, sync_built_in
from .previews import make_preview
from .uploading import TemplateDraft, add_template, add_version, set_usual, switch_template

__all__ = [
    "TemplateDraft",
    "add_template",
    "add_version",
    "current_built_in",
    "make_preview",
    "set_usual",
    "switch_template",
    "sync_built_in",
]
