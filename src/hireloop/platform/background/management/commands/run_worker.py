"""``hireloop-manage run_worker``: do the background work until stopped."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django_tasks import default_task_backend

from hireloop.platform.background.child import Limits
from hireloop.platform.background.supervisor import Supervisor, WorkerOptions

DEFAULT_LIMITS = Limits()


class Command(BaseCommand):
    help = "Runs background tasks and periodic work until stopped (SIGTERM or Ctrl-C)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 2, help="tasks at a time")
        parser.add_argument("--queues", default="", help="comma-separated; all by default")
        parser.add_argument("--grace", type=float, default=20.0, help="seconds to finish in when told to stop")
        parser.add_argument("--max-memory-mb", type=int, default=DEFAULT_LIMITS.memory_mb, help="of one child")
        parser.add_argument("--until-empty", action="store_true", help="end when nothing is left to do")

    def handle(self, **options: Any) -> None:
        backend = default_task_backend
        known = sorted(backend.queues)
        queues = [name.strip() for name in options["queues"].split(",") if name.strip()] or known
        if unknown := set(queues) - set(known):
            raise CommandError(f"No queue is called {', '.join(sorted(unknown))}. There are: {', '.join(known)}.")
        if options["processes"] < 1:
            raise CommandError("--processes must be 1 or more.")
        Supervisor(
            WorkerOptions(
                processes=options["processes"],
                queues=tuple(queues),
                slow_queues=tuple(backend.options.get("slow_queues", ["analysis"])),
                lease_s=float(backend.options.get("lease_seconds", 30)),
                grace_s=options["grace"],
                limits=Limits(memory_mb=options["max_memory_mb"]),
                until_empty=options["until_empty"],
            )
        ).run()
