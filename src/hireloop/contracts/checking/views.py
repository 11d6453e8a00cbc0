"""What the law check covers, and what it does not."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from hireloop.kernel.languages import Language
from hireloop.platform.accounts.access import requires

from .coverage import regional_values, rules_of


@requires("checking.view")
def coverage(request: HttpRequest) -> HttpResponse:
    """Rules with their articles, and minimum wages; ``?day=`` shows another day's."""
    day = _day(request.GET.get("day", ""))
    language: Language = "en" if (get_language() or "").startswith("en") else "zh"
    context = {
        "day": day,
        "rules": [(rule.title.said(language), "、".join(map(str, rule.cites)), rule.since) for rule in rules_of("CN")],
        "wages": regional_values("CN", "minimum_wage_monthly", day=day),
    }
    return render(request, "checking/coverage.html", context)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
