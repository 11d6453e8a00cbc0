"""Background work: reminders at 90, 60 and 30 days."""

from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.periodic import every

from . import actions, queries

CALENDAR = Actor.system("renewal")


@every(seconds=3600)
def remind_of_endings() -> int:
    within = max(actions.REMIND_AT_DAYS)
    return sum(actions.remind(contract, actor=CALENDAR) for contract in queries.ending_contracts(within_days=within))
