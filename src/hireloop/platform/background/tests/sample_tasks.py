"""Tasks for the tests of the queue."""

from django_tasks import task

from hireloop.kernel.errors import BadInput
from hireloop.platform.background import policy, progress

heard: list[str] = []


@task
def say(word: str) -> str:
    heard.append(word)
    return word.upper()


@task(queue_name="analysis", priority=5)
def urgent(word: str) -> None:
    heard.append(word)


@task
@policy.attempts(2, backoff_s=0)
def stumble(secret: str) -> None:
    heard.append("stumble")
    raise ValueError(f"cannot read {secret}")


@task
@policy.attempts(5)
def refuse() -> None:
    heard.append("refuse")
    raise BadInput("The file %(name)s is empty.", name="王芳.pdf")


@task(takes_context=True)
def count_attempts(context) -> int:
    return context.attempt


@task
def step(total: int) -> None:
    for done in range(1, total + 1):
        progress.report(done, total, "Counting")
