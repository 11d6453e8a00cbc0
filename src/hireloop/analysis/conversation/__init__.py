"""A spoken conversation: whose turn it is, when an answer is over, whether to ask further, what to propose at the end.

Pure: events with their times go in, actions come out; no clock, no sound, no network.
"""

from . import acts, events
from .follow_up import FollowUp, FollowUpKind, Heard, follow_up_for, warm_up
from .manner import PATIENCE_CHOICES, Manner
from .proposing import Proposal, Thresholds, Verdict, propose
from .turn_taking import Turn, begin, step

__all__ = [
    "PATIENCE_CHOICES",
    "FollowUp",
    "FollowUpKind",
    "Heard",
    "Manner",
    "Proposal",
    "Thresholds",
    "Turn",
    "Verdict",
    "acts",
    "begin",
    "events",
    "follow_up_for",
    "propose",
    "step",
    "warm_up",
]
