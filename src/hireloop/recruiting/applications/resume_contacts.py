"""Name, phone and e-mail from a résumé that somebody is about to send, so that they need not be typed."""

import logging
import threading
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from hireloop.analysis.resumes import parse_resume
from hireloop.engines.documents import read_document
from hireloop.engines.errors import EngineFailed
from hireloop.engines.workers import run_in_worker
from hireloop.kernel.errors import N_, HireloopError

from .resume_files import ResumeFile

logger = logging.getLogger(__name__)

LONGEST_READING_S = 25
# Somebody waits at the page: past this many at a time, or after this long, they type as ever.
AT_ONCE, LONGEST_WAIT_S = 2, 6
# A wrong name is worse than none.
SURE_ENOUGH = 0.75

_places = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class Contacts:
    """What was found; "" for what was not."""

    name: str = ""
    phone: str = ""
    email: str = ""


def contacts_of(resume: ResumeFile) -> Contacts:
    """Nothing found for whatever cannot be read, takes long, or is not certain: reading never stands in the way."""
    if not _places.acquire(timeout=LONGEST_WAIT_S):
        return Contacts()
    try:
        return run_in_worker(
            read_contacts,
            resume.content,
            resume.name,
            timezone.localdate(),
            timeout_s=LONGEST_READING_S,
            what=N_("Reading the résumé"),
        )
    except HireloopError as trouble:
        if isinstance(trouble, EngineFailed):
            logger.warning("contacts were not read from a résumé: %s", trouble)
        return Contacts()
    finally:
        _places.release()


def read_contacts(content: bytes, name: str, today: date) -> Contacts:
    """In a process of its own: files come from strangers."""
    parsed = parse_resume(read_document(content, name=name), today=today)
    return Contacts(_sure(parsed.name), _sure(*parsed.phones[:1]), _sure(*parsed.emails[:1]))


def _sure(value: Any = None) -> str:
    return value.value if value is not None and value.confidence >= SURE_ENOUGH else ""
