"""What cannot be, whatever the law says: an end before the start, a start before the offer, a day 32."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import BadInput
from hireloop.platform.directory.identity import checked_id_number

from .facts import Facts, TermKind
from .labels import missing


@dataclass(frozen=True)
class Problem:
    """``fact`` is the key of the fact to correct; ``is_missing`` where it only waits to be written down."""

    fact: str
    message: Any
    is_missing: bool = False


def problems_of(facts: Facts) -> list[Problem]:
    """Everything that has to be mended before the contract can be handed in."""
    return [
        *contradictions(facts),
        *(Problem(each.key, _("Not known yet."), is_missing=True) for each in missing(facts)),
    ]


def contradictions(facts: Facts) -> list[Problem]:
    return [*_of_days(facts), *_of_numbers(facts)]


def _of_days(facts: Facts) -> Iterator[Problem]:
    start, end = facts.start_on, facts.end_on
    if start and end and facts.term_kind == TermKind.FIXED and end < start:
        yield Problem("end_on", _("The contract would end before it starts."))
    if start and facts.offered_on and start < facts.offered_on:
        yield Problem("start_on", _("This is before the day on which the offer was accepted."))
    if end and facts.term_kind in (TermKind.OPEN_ENDED, TermKind.TASK):
        yield Problem("end_on", _("A contract of this kind has no last day: leave it empty."))
    if facts.signed_on and facts.offered_on and facts.signed_on < facts.offered_on:
        yield Problem("signed_on", _("This is before the day on which the offer was accepted."))


def _of_numbers(facts: Facts) -> Iterator[Problem]:
    limits = {"payday": (1, 31), "hours_per_day": (1, 24), "hours_per_week": (1, 168), "rest_days": (0, 7)}
    for key, (least, most) in limits.items():
        value = getattr(facts, key)
        if value is not None and not least <= value <= most:
            yield Problem(key, _("Between %(least)s and %(most)s.") % {"least": least, "most": most})
    if facts.base_fen == 0:
        yield Problem("base_fen", _("A wage of nothing cannot be agreed."))
    try:
        checked_id_number(facts.id_number, kind=facts.id_kind)
    except BadInput as error:
        yield Problem("id_number", _(error.message))
