"""Every write of the interviews, by verb."""

from .adjustments import decline_adjustment, grant_adjustment, request_adjustment
from .answering import finish_recording, finish_typed, start_answer
from .assembling import assemble
from .attending import agree, check_device, open_interview, practised
from .chunks import keep_chunk
from .erasing import discard_chunks, erase_recordings_of
from .inviting import invite
from .keeping_time import cancel, expire, extend, remind, send_link_again
from .prompting import note_signal
from .submitting import submit
from .texts import correct_text, note_no_machine_text, set_browser_text, set_machine_text, write_text

__all__ = [
    "agree",
    "assemble",
    "cancel",
    "check_device",
    "correct_text",
    "decline_adjustment",
    "discard_chunks",
    "erase_recordings_of",
    "expire",
    "extend",
    "finish_recording",
    "finish_typed",
    "grant_adjustment",
    "invite",
    "keep_chunk",
    "note_no_machine_text",
    "note_signal",
    "open_interview",
    "practised",
    "remind",
    "request_adjustment",
    "send_link_again",
    "set_browser_text",
    "set_machine_text",
    "start_answer",
    "submit",
    "write_text",
]
