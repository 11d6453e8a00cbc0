"""Work that goes on when nobody waits for it: queued tasks, periodic work, progress.

A task is an ordinary function in a capability's ``tasks.py``, marked with ``@task`` of django_tasks.
It may be run more than once (a worker can die at any line), so it must be idempotent.
"""
