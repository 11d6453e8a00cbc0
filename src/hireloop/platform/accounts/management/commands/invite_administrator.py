"""``invite_administrator EMAIL NAME``: the first colleague of a new installation, who then invites the others."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from hireloop.kernel.errors import Conflict
from hireloop.platform.accounts import actions, links
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor


class Command(BaseCommand):
    help = "Add an administrator and print the link at which they choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=list(dict(settings.LANGUAGES)))

    def handle(self, *args: Any, email: str, name: str, language: str, **options: Any) -> None:
        actor = Actor.system("invite_administrator")
        try:
            user = actions.invite(email=email, name=name, roles=[Role.ADMINISTRATOR], language=language, actor=actor)
        except Conflict as conflict:
            raise CommandError(str(conflict)) from conflict
        token = links.issue(None, scope=actions.INVITATION, target_id=user.id, valid_for=actions.INVITATION_VALID)
        self.stdout.write(settings.SITE_URL + reverse("accounts:invitation", args=[token]))
