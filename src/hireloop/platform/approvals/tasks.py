from hireloop.platform.background.periodic import every

from .actions import remind_approvers as remind


@every(seconds=3600)
def remind_approvers() -> int:
    """Write again to approvers who have not answered for days."""
    return remind()
