from .periodic import every
from .tidying import tidy_up


@every(seconds=3600)
def forget_finished_tasks() -> int:
    return tidy_up()
