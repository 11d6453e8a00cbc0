"""The careers page 招聘主页: open jobs, for everybody."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hireloop.analysis.dimensions import catalog
from hireloop.kernel.errors import NotFound
from hireloop.platform.accounts.access import public

from .. import queries
from ..drafts import own_label, reader_language
from ..models import Job
from .pages import requirement_lines

JOBS_PER_PAGE = 20


@public
def careers(request: HttpRequest) -> HttpResponse:
    jobs = queries.on_careers_page()
    words, city = request.GET.get("q", "").strip()[:80], request.GET.get("city", "").strip()[:60]
    cities = sorted(set(jobs.exclude(city="").order_by().values_list("city", flat=True)))
    if words:
        jobs = jobs.filter(title__icontains=words)
    if city:
        jobs = jobs.filter(city=city)
    page = Paginator(jobs, JOBS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "words": words, "city": city, "cities": cities, "employer": queries.employer_name()}
    return render(request, "jobs/careers.html", context)


@public
def careers_job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    job = queries.on_careers_page().filter(pk=job_id).first()
    if job is None:
        raise NotFound(_("This job is not open any more. Have a look at the others on the careers page."))
    context = {
        "job": job,
        "requirements": requirement_lines(job),
        "dimensions": assessed(job),
        "employer": queries.employer_name(),
    }
    return render(request, "jobs/careers_job.html", context)


def assessed(job: Job) -> list[tuple[str, str]]:
    """(name, meaning) of each dimension that the interview assesses."""
    language = reader_language()
    own = {entry["key"]: (own_label(entry), "") for entry in job.own_dimensions}
    known = {key: (each.label[language], each.definition[language]) for key, each in catalog().items()}
    names = {**known, **own}
    return [names[key] for key in queries.assessed_dimensions(job) if key in names]
