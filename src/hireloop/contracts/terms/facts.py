"""The facts of a labour contract, as people write them down and as they are kept: money in fen, days as ISO text."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Self, get_type_hints

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.kernel.errors import N_, BadInput

from .dates import last_day_of


class TermKind(TextChoices):
    FIXED = "fixed", _("Fixed term")
    OPEN_ENDED = "open_ended", _("Open-ended")
    TASK = "task", _("Until a task is done")


class WorkingTime(TextChoices):
    STANDARD = "standard", pgettext_lazy("working time", "Standard hours")
    COMPREHENSIVE = "comprehensive", _("Hours averaged over a period")
    FLEXIBLE = "flexible", _("Flexible hours")


class PositionLevel(TextChoices):
    """Who may be bound by a non-compete (劳动合同法 24)."""

    ORDINARY = "ordinary", _("Neither of the following")
    SENIOR_MANAGER = "senior_manager", _("Senior manager")
    SENIOR_TECHNICIAN = "senior_technician", _("Senior technical staff")
    CONFIDENTIAL = "confidential", _("Bound to secrecy")


@dataclass(frozen=True)
class Allowance:
    name: str
    fen: int


@dataclass(frozen=True)
class Facts:
    """``None`` and "" mean: not known yet. ``signed_on`` is the day of signing, whose law applies.

    ``probation_months`` 0 says that none is agreed. ``offered_on`` is when the offer was accepted, before which
    nobody can start. What only the check needs (``lowest_same_post_fen``, ``previous_fixed_terms``…) is not printed.
    """

    employer_name: str = ""
    employer_code: str = ""
    employer_representative: str = ""
    employer_address: str = ""

    name: str = ""
    id_kind: str = "resident"
    id_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    bank_name: str = ""
    bank_account: str = ""

    signed_on: date | None = None
    offered_on: date | None = None
    term_kind: str = ""
    start_on: date | None = None
    end_on: date | None = None
    task: str = ""
    probation_months: int | None = None
    probation_pay_fen: int | None = None

    title: str = ""
    department: str = ""
    job_content: str = ""
    work_place: str = ""
    position_level: str = ""

    working_time: str = ""
    hours_per_day: int | None = None
    hours_per_week: int | None = None
    rest_days: int | None = None
    special_hours_approved: bool | None = None

    base_fen: int | None = None
    allowances: tuple[Allowance, ...] = ()
    bonus: str = ""
    bonus_percent: int | None = None
    payday: int | None = None
    lowest_same_post_fen: int | None = None

    social_insurance: bool | None = None
    benefits: str = ""
    hazards: str = ""

    non_compete_months: int | None = None
    non_compete_pay_fen: int | None = None
    non_compete_scope: str = ""
    non_compete_penalty_fen: int | None = None

    training: str = ""
    training_cost_fen: int | None = None
    service_months: int | None = None
    service_penalty_fen: int | None = None

    previous_fixed_terms: int | None = None
    years_of_service: int | None = None
    asked_for_fixed_term: bool | None = None

    @property
    def monthly_fen(self) -> int | None:
        """Base pay and fixed allowances together; None where the base pay is not known."""
        return None if self.base_fen is None else self.base_fen + sum(each.fen for each in self.allowances)

    @property
    def probation_end(self) -> date | None:
        if not self.start_on or not self.probation_months:
            return None
        return last_day_of(self.start_on, months=self.probation_months)

    def as_json(self) -> dict[str, Any]:
        """Only what is known; days as ISO text."""
        plain = {key: _plain(value) for key, value in asdict(self).items()}
        return {key: value for key, value in plain.items() if value not in ("", None, [])}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What ``as_json`` gave. A key that is no fact is refused by name."""
        unknown = sorted(set(kept) - FACT_NAMES)
        if unknown:
            raise BadInput(
                N_("There is no fact of a contract called “%(name)s”."), code="unknown_fact", name=unknown[0]
            )
        return cls(**{key: _typed(key, value) for key, value in kept.items()})

    def with_(self, **changes: Any) -> Self:
        return replace(self, **changes)


FACT_NAMES = frozenset(field.name for field in fields(Facts))
_hints = get_type_hints(Facts)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value


def _typed(key: str, value: Any) -> Any:
    """The value in its Python type; BadInput for one of another kind."""
    hint = _hints[key]
    try:
        if hint == date | None:
            return date.fromisoformat(value) if isinstance(value, str) else value
        if key == "allowances":
            return tuple(Allowance(str(each["name"]), _whole(each["fen"]) or 0) for each in value)
        if hint == int | None:
            return _whole(value)
    except (TypeError, ValueError, KeyError):
        raise _wrong(key, value) from None
    if hint is str and value is None:
        return ""
    expected = str if hint is str else bool
    if value is not None and not isinstance(value, expected):
        raise _wrong(key, value)
    return value


def _whole(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**15:
        raise ValueError
    return value


def _wrong(key: str, value: Any) -> BadInput:
    return BadInput(N_("“%(value)s” cannot be the fact “%(name)s”."), code="fact", value=str(value)[:60], name=key)
