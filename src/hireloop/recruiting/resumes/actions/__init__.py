"""The only writer of résumés: reading, correcting, importing, the talent pool, duplicates."""

from .correcting import correct, drop_corrections
from .duplicates import keep_apart, look_again, merge_pair
from .importing import Incoming, go_on, start_import, stop_import, unpack
from .pool import forget_people, note_export, note_pool_consent, note_search, put_up_for, refresh_pool
from .reading import await_reading, keep_reading, note_unreadable, read_again
from .taking_in import take_in, take_in_named
from .undoing import undo_import

__all__ = [
    "Incoming",
    "await_reading",
    "correct",
    "drop_corrections",
    "forget_people",
    "go_on",
    "keep_apart",
    "keep_reading",
    "look_again",
    "merge_pair",
    "note_export",
    "note_pool_consent",
    "note_search",
    "note_unreadable",
    "put_up_for",
    "read_again",
    "refresh_pool",
    "start_import",
    "stop_import",
    "take_in",
    "take_in_named",
    "undo_import",
    "unpack",
]
