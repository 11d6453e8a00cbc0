"""``rotate_master_key``: wrap every data key with a new master key. Files and fields are not touched."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault.events import MasterKeyRotated
from hireloop.platform.vault.keys import rotate_master


class Command(BaseCommand):
    help = "Make a new master key and wrap every data key with it. Copy the key file elsewhere afterwards."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--drop-old",
            action="store_true",
            help="remove the earlier master keys: older copies of the database can then not be read any more",
        )

    def handle(self, *args: Any, drop_old: bool, **options: Any) -> None:
        count = rotate_master(drop_old=drop_old)
        record(MasterKeyRotated(count), actor=Actor.system("rotate_master_key"))
        self.stdout.write(f"{count} data keys are wrapped with the new master key. Copy the key file elsewhere now.")
