"""What can be approved. A capability registers its kind from AppConfig.ready:

subjects.register(Subject(kind="offer", model="offers.offer", label=_("Offer"), title=…, summary=…, url=…))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from hireloop.kernel.errors import N_, NotFound


@dataclass(frozen=True)
class Subject:
    """``title(id)``: one line without amounts, for lists and mails. ``summary(request, id)``: HTML for the approver,
    who is entitled to all that is to be approved; the reading is recorded there. ``url(id)``: its own page.
    """

    kind: str
    model: str
    label: Any
    title: Callable[[UUID], str]
    summary: Callable[[HttpRequest, UUID], str]
    url: Callable[[UUID], str]
    amount_label: Any = ""


_subjects: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    _subjects[subject.kind] = subject


def subject_of(kind: str) -> Subject:
    if kind not in _subjects:
        raise NotFound(N_("Nothing called “%(kind)s” can be approved here."), kind=kind)
    return _subjects[kind]


def known() -> list[Subject]:
    return [_subjects[kind] for kind in sorted(_subjects)]


def kind_choices() -> list[tuple[str, Any]]:
    return [(subject.kind, subject.label) for subject in known()]
