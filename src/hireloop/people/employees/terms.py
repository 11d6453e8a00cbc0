"""What a signed contract says of an employment, handed over by ``flows``: nothing is typed again."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from hireloop.platform.directory.models import Department, Employer, Person

from .models import TermKind, WorkingTime


@dataclass(frozen=True)
class HireTerms:
    """``pay`` as in ``Employee.pay``; ``contract_id`` makes hiring idempotent."""

    person: Person
    employer: Employer
    title: str
    starts_on: date
    department: Department | None = None
    probation_ends_on: date | None = None
    term_kind: str = TermKind.FIXED
    contract_ends_on: date | None = None
    work_place: str = ""
    working_time: str = WorkingTime.STANDARD
    pay: dict[str, Any] = field(default_factory=dict)
    offer_id: UUID | None = None
    contract_id: UUID | None = None
