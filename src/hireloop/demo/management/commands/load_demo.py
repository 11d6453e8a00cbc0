"""``load_demo``: the demo company. Loading it twice changes nothing."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from hireloop.demo.loading import accounts, load_demo
from hireloop.demo.waiting import wait_for_reports


class Command(BaseCommand):
    help = "Load the demo company: three jobs, candidates at every stage, recorded interviews, voice screenings."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--wait",
            type=int,
            default=0,
            metavar="SECONDS",
            help="wait for a worker to analyse the recorded interviews, at most so long",
        )
        parser.add_argument("--accounts", action="store_true", help="only say who can sign in")

    def handle(self, *args: Any, **options: Any) -> None:
        say = self.stdout.write
        if options["accounts"]:
            say(accounts())
            return
        load_demo(say=say)
        if options["wait"]:
            wait_for_reports(seconds=options["wait"], say=say)
