"""What the worker does for the audit trail, over and over."""

from hireloop.platform.background.periodic import every

from . import chain, handlers


@every(seconds=1)
def deliver_audit_rows() -> int:
    """Tell the handlers what happened."""
    return handlers.deliver_due()


@every(seconds=20)
def seal_audit_rows() -> int:
    return chain.seal_rows()


@every(seconds=24 * 3600)
def forget_finished_deliveries() -> int:
    return handlers.forget_finished()
