"""Every write of the voice screenings, by verb."""

from .answering import answer_to, end_answer, keep_browser_words, note_heard, note_moment, write
from .assembling import assemble
from .attending import agree, begin, choose_patience, hold, open_screening, prefer_person
from .correcting import correct
from .deciding import decide, decide_many
from .erasing import erase_recordings_of
from .inviting import invite
from .keeping_time import cancel, expire, extend, remind, remind_to_check, send_link_again
from .results import forget_voice, save_proposal, save_result
from .scripts import save_script
from .sound import keep_sound, open_segment
from .submitting import end_talk, end_talks_left_lying, send_unconfirmed, submit

__all__ = [
    "agree",
    "answer_to",
    "assemble",
    "begin",
    "cancel",
    "choose_patience",
    "correct",
    "decide",
    "decide_many",
    "end_answer",
    "end_talk",
    "end_talks_left_lying",
    "erase_recordings_of",
    "expire",
    "extend",
    "forget_voice",
    "hold",
    "invite",
    "keep_browser_words",
    "keep_sound",
    "note_heard",
    "note_moment",
    "open_screening",
    "open_segment",
    "prefer_person",
    "remind",
    "remind_to_check",
    "save_proposal",
    "save_result",
    "save_script",
    "send_link_again",
    "send_unconfirmed",
    "submit",
    "write",
]
