"""``manage.py load_question_bank``: put the built-in questions and templates into the database, or renew them."""

from typing import Any

from django.core.management.base import BaseCommand

from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.question_bank.built_in import load_built_in


class Command(BaseCommand):
    help = "Loads the built-in questions and interview templates; running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_built_in(actor=Actor.system("load_question_bank"))
        self.stdout.write(f"questions added or renewed: {loaded.questions}, templates: {loaded.templates}")
