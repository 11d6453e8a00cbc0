from . import actions
from .periodic import every


@every(seconds=3600)
def forget_finished_tasks() -> int:
    return actions.tidy_up()
