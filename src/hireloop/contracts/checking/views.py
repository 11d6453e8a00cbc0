"""Check any contract; and what the law check covers, and what it does not."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.errors import HireloopError
from hireloop.kernel.languages import Language
from hireloop.law.coverage import not_formalised
from hireloop.platform.accounts.access import requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from . import actions
from .coverage import endings, regional_values, rules_of
from .file_page import read_facts, told
from .forms import CheckFileForm

REGIONAL = (
    ("minimum_wage_monthly", _("Minimum wage a month, by region")),
    ("minimum_wage_hourly", _("Minimum wage an hour for part-time work, by region")),
    ("average_wage_monthly", _("Average wage a month for the cap on severance, by region")),
)


@requires("checking.check_file")
def check_file(request: HttpRequest) -> HttpResponse:
    """Hand a contract in, read what the law says. Nothing of it is kept."""
    if request.method != "POST":
        return render(request, "checking/file.html", {"form": CheckFileForm()})
    form = CheckFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "checking/file.html", {"form": form}, status=422)
    try:
        checked = actions.check_file(
            form.cleaned_data["file"],
            region=form.cleaned_data["region"],
            signed_on=form.cleaned_data["signed_on"],
            today=timezone.localdate(),
            actor=Actor.of(request),
        )
    except HireloopError as error:
        form.add_error("file", translated(error))
        return render(request, "checking/file.html", {"form": form}, status=422)
    language = _language()
    context = {
        "form": CheckFileForm(initial={"region": form.cleaned_data["region"]}),
        "checked": checked,
        "findings": told(checked, language),
        "facts": read_facts(checked, language),
        "notes": [note.said(language) for note in checked.report.notes],
    }
    return render(request, "checking/file.html", context)


@requires("checking.view")
def coverage(request: HttpRequest) -> HttpResponse:
    """Rules and grounds of ending with their articles, what no rule looks at, and regional values of ``?day=``."""
    day, language = _day(request.GET.get("day", "")), _language()
    rules = [(rule.title.said(language), "、".join(map(str, rule.cites)), rule.since) for rule in rules_of("CN")]
    context = {
        "day": day,
        "rules": rules,
        "gaps": [(gap.law, gap.articles, gap.what.said(language)) for gap in not_formalised("CN")],
        "endings": [(title.said(language), cites, severance) for title, cites, severance in endings()],
        "tables": [(key, title, regional_values("CN", key, day=day)) for key, title in REGIONAL],
    }
    return render(request, "checking/coverage.html", context)


def _language() -> Language:
    return "en" if (get_language() or "").startswith("en") else "zh"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
