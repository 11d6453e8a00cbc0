"""The only writer of approvals: asking, deciding, policies, stand-ins, reminders."""

from .deciding import approve, comment, refuse, return_
from .policies import PolicyDraft, StepDraft, retire_policy, save_policy
from .reminding import remind_approvers
from .requesting import request_approval, withdraw
from .stand_ins import end_stand_in, name_stand_in

__all__ = [
    "PolicyDraft",
    "StepDraft",
    "approve",
    "comment",
    "end_stand_in",
    "name_stand_in",
    "refuse",
    "remind_approvers",
    "request_approval",
    "retire_policy",
    "return_",
    "save_policy",
    "withdraw",
]
