"""Background work of contracts."""

from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.periodic import every

from . import actions


@every(seconds=3600)
def put_contracts_in_force() -> int:
    """Signed contracts whose first day has come."""
    return actions.put_in_force(actor=Actor.system("drafting"))
