"""``verify_audit``: whether the audit trail is still what was written. ``--expect 120:ab12…`` checks a noted head."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hireloop.platform.audit.chain import Head, seal_rows, verify_chain


class Command(BaseCommand):
    help = "Check the hash chain over the audit trail. Note the head it prints, and give it with --expect next time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--expect", metavar="POSITION:SEAL", help="a head that was noted before")

    def handle(self, *args: Any, expect: str | None, **options: Any) -> None:
        expected = _head(expect) if expect else None
        seal_rows()
        verdict = verify_chain(expected)
        if verdict.broken:
            raise CommandError(
                f"The audit trail was tampered with at position {verdict.broken.position} ({verdict.broken.why})."
            )
        self.stdout.write(f"{verdict.checked} rows hold together. Head: {verdict.head.position}:{verdict.head.seal}")


def _head(text: str) -> Head:
    position, _, seal = text.partition(":")
    if not position.isdecimal() or len(seal) != 64:
        raise CommandError("--expect wants POSITION:SEAL as this command printed it.")
    return Head(int(position), seal)
