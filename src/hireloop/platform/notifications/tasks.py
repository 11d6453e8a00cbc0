from django_tasks import TaskContext, task

from hireloop.platform.background import policy

from .delivery import deliver_message

ATTEMPTS = 8


@task(takes_context=True)
@policy.attempts(ATTEMPTS, timeout_s=120, backoff_s=15)
def deliver(context: TaskContext, message_id: str) -> None:
    deliver_message(message_id, is_last_attempt=context.attempt >= ATTEMPTS)
