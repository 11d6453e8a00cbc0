"""``destroy_person_key PERSON_ID --reason …``: erase what is encrypted for a person, in every copy, for good."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.vault import keys
from hireloop.platform.vault.events import PersonKeyDestroyed


class Command(BaseCommand):
    help = "Destroy a person's data key. Their files, contacts, transcripts and reports can never be read again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person_id", type=UUID)
        parser.add_argument("--reason", required=True, help="why; kept in the audit trail")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, person_id: UUID, reason: str, yes: bool, **options: Any) -> None:
        if not yes and input(f"This cannot be undone. Type {person_id} to go on: ").strip() != str(person_id):
            raise CommandError("Nothing was changed.")
        with transaction.atomic():
            if not keys.destroy(person_id):
                raise CommandError("There is no key for this person, or it was destroyed before.")
            record(PersonKeyDestroyed(person_id), actor=Actor.system("destroy_person_key"), reason=reason)
        self.stdout.write("The key is destroyed. Backups of the database hold it until they are overwritten.")
