"""What differs between two versions of an offer, in words; and the terms of one as lines for a page."""

from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hireloop.kernel.money import yuan_text

from .models import OfferVersion
from .states import TermKind, WorkingTime
from .terms import Pay

NOTHING = "—"
SECRET = gettext_lazy("hidden")


@dataclass(frozen=True)
class Line:
    """``is_pay``: for those only who may see salaries."""

    key: str
    label: str
    text: str
    is_pay: bool = False


@dataclass(frozen=True)
class Difference:
    label: str
    old: str
    new: str


def lines_of(version: OfferVersion, *, with_pay: bool) -> list[Line]:
    """The terms of a version, in the order of the letter. Without ``with_pay`` amounts are masked."""
    found = [*_plain_lines(version), *_pay_lines(version, with_pay=with_pay)]
    return [line for line in found if line.text]


def differences(old: OfferVersion, new: OfferVersion, *, with_pay: bool) -> list[Difference]:
    before = {line.key: line for line in lines_of(old, with_pay=with_pay)}
    after = {line.key: line for line in lines_of(new, with_pay=with_pay)}
    labels = {key: line.label for key, line in {**before, **after}.items()}
    return [
        Difference(label, _text(before, key), _text(after, key))
        for key, label in labels.items()
        if _text(before, key) != _text(after, key)
    ]


def _text(lines: dict[str, Line], key: str) -> str:
    return lines[key].text if key in lines else NOTHING


def _plain_lines(version: OfferVersion) -> list[Line]:
    return [
        Line("title", _("Title"), version.title),
        Line("department", _("Department"), version.department.name if version.department else ""),
        Line("employer", _("Employer"), version.employer.name),
        Line("place", _("Place of work"), version.place),
        Line("start_on", _("Start date"), day_text(version.start_on)),
        Line("term", _("Contract term"), term_text(version)),
        Line("probation", _("Probation"), probation_text(version.probation_months)),
        Line("working_time", _("Working time"), str(WorkingTime(version.working_time).label)),
        Line("expires_on", _("Answer by"), day_text(version.expires_on)),
        Line("benefits", _("Benefits"), "; ".join(version.benefits)),
        Line("words", _("Personal words"), version.words or ""),
    ]


def _pay_lines(version: OfferVersion, *, with_pay: bool) -> list[Line]:
    if not with_pay:
        return [Line("pay", _("Pay"), str(SECRET), is_pay=True)]
    return pay_lines(Pay.from_json(version.pay), has_probation=bool(version.probation_months))


def pay_lines(pay: Pay, *, has_probation: bool) -> list[Line]:
    rows: list[tuple[str, str, Any]] = [
        ("base", _("Base salary a month"), money(pay.base_fen)),
        ("months", _("Salaries a year"), str(pay.months)),
        ("allowances", _("Allowances a month"), allowances_text(pay)),
        ("bonus", _("Bonus"), bonus_text(pay)),
        ("probation_pay", _("Base in probation"), probation_pay_text(pay) if has_probation else ""),
        ("yearly", _("Yearly total at target"), money(pay.yearly_fen)),
    ]
    return [Line(key, label, text, is_pay=True) for key, label, text in rows]


def money(fen: int) -> str:
    return f"¥{yuan_text(fen)}"


def allowances_text(pay: Pay) -> str:
    return "; ".join(f"{each.name} {money(each.amount_fen)}" for each in pay.allowances)


def bonus_text(pay: Pay) -> str:
    share = ""
    if pay.bonus_percent:
        share = _("%(percent)s%% of the year’s base (%(amount)s)") % {
            "percent": f"{pay.bonus_percent.normalize():f}",
            "amount": money(pay.bonus_fen),
        }
    return "; ".join(filter(None, [share, pay.bonus_text]))


def probation_pay_text(pay: Pay) -> str:
    return f"{money(pay.probation_fen)} ({pay.probation_percent}%)"


def probation_text(months: int) -> str:
    if not months:
        return _("None")
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}


def term_text(version: OfferVersion) -> str:
    kind = str(TermKind(version.term_kind).label)
    if version.term_kind == TermKind.FIXED and version.term_months:
        months = ngettext("%(n)d month", "%(n)d months", version.term_months) % {"n": version.term_months}
        return f"{kind}, {months}"
    return f"{kind}: {version.task}" if version.task else kind


def day_text(day: Any) -> str:
    return formats.date_format(day, "DATE_FORMAT")
