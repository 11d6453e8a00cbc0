"""A clock that is set back, so that what the demo's people did lies as far back as their script says."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest.mock import patch

from django.utils import timezone

REAL_NOW = timezone.now


@contextmanager
def days_ago(days: float) -> Iterator[None]:
    """Within, this process's ``timezone.now()`` is that much earlier; certificates and signatures keep true time."""

    def then() -> datetime:
        return REAL_NOW() - timedelta(days=days)

    with patch.object(timezone, "now", then):
        yield
