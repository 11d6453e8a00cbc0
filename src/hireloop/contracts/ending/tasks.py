"""Background work: planned endings come to pass."""

from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.periodic import every

from . import actions, queries

CALENDAR = Actor.system("ending")


@every(seconds=1800)
def carry_out_what_is_due() -> int:
    return sum(actions.carry_out(case.pk, actor=CALENDAR) for case in queries.due_today()[:200])
