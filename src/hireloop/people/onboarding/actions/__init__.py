"""The only writers of onboarding."""

from .materials import accept_material, return_material, send_material, waive_material
from .running import Newcomer, cancel, finish, join_employee, move_first_day, remind, send_link_again, start, welcome
from .tasks import add_task, finish_task, reopen_task, save_standard_tasks

__all__ = [
    "Newcomer",
    "accept_material",
    "add_task",
    "cancel",
    "finish",
    "finish_task",
    "join_employee",
    "move_first_day",
    "remind",
    "reopen_task",
    "return_material",
    "save_standard_tasks",
    "send_link_again",
    "send_material",
    "start",
    "waive_material",
    "welcome",
]
