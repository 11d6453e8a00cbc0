"""The REST API of renewals."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from hireloop.platform.accounts.access import api_requires, colleague_of

from . import queries

router = Router()
MOST = 500


@router.get("/")
@api_requires("renewal.view")
def ending_contracts(request: HttpRequest, within_days: int = 90) -> list[dict[str, Any]]:
    """Contracts that end within so many days (at most 366), the nearest first."""
    rows = queries.visible_to(colleague_of(request), within_days=min(max(0, within_days), 366)).order_by("end_on")
    return [queries.as_dict(contract) for contract in rows[:MOST]]
