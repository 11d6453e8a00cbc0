"""The REST API of employees."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from hireloop.platform.accounts.access import api_requires, colleague_of

from . import queries

router = Router()
MOST = 200


@router.get("/")
@api_requires("employees.view")
def list_employees(request: HttpRequest, status: str = "", start: int = 0, limit: int = 50) -> list[dict[str, Any]]:
    """Employees without their pay, the newest first; ``status``: upcoming, active, left."""
    rows = queries.visible_to(colleague_of(request)).select_related("person", "employer", "department")
    rows = rows.filter(status=status) if status else rows
    first = max(0, start)
    return [queries.as_dict(each) for each in rows[first : first + min(max(1, limit), MOST)]]


@router.get("/{uuid:employee_id}")
@api_requires("employees.view")
def one_employee(request: HttpRequest, employee_id: UUID) -> dict[str, Any]:
    return queries.as_dict(queries.visible_employee(colleague_of(request), employee_id))
