"""For tests only: let the tables be emptied between them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from . import triggers


@contextmanager
def without_triggers() -> Iterator[None]:
    triggers.drop(connection)
    try:
        yield
    finally:
        triggers.create(connection)
