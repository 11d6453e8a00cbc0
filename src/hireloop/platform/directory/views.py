from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import Conflict
from hireloop.platform.accounts import access
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.queries import timeline
from hireloop.web.errors import translated

from . import actions, queries, showing
from .forms import EmployerForm, PersonForm
from .masking import masked_email, masked_phone
from .models import Employer, Person
from .panels import panels_of
from .tables import PeopleTable


@access.requires("directory.view")
def people(request: HttpRequest) -> HttpResponseBase:
    return PeopleTable(request, queries.visible_to(access.colleague_of(request))).respond("directory/people.html")


@access.requires("directory.view")
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Left the facts and files, in the centre what happened, right what is next."""
    if survivor := queries.survivor_of(access.colleague_of(request), person_id):
        return redirect("directory:person", survivor.pk)
    found = queries.person_for(access.colleague_of(request), person_id)
    context = {
        "person": found,
        "contacts": masked_contacts(found),
        "may_see_contacts": access.can(request.user, "directory.see_contacts"),
        "may_edit": access.can(request.user, "directory.edit") and not found.is_hidden,
        "panels": panels_of(request, found),
        "entries": timeline(found, also=queries.merged_ids(found.pk)),
        "merges": [] if found.is_hidden else queries.merges_of(found),
    }
    return render(request, "directory/person.html", context)


@access.requires("directory.see_contacts")
@require_POST
def contacts(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """E-mail and phone in full; that somebody looked is recorded."""
    found = queries.person_for(access.colleague_of(request), person_id)
    showing.check_open(found.pk)
    record_read(found, actor=Actor.of(request), person=found, what="contacts")
    shown = {"email": found.email or "", "phone": found.phone or ""}
    return render(request, "directory/_contacts.html", {"person": found, "contacts": shown, "are_shown": True})


@access.requires("directory.edit")
def edit(request: HttpRequest, person_id: UUID) -> HttpResponse:
    found = queries.person_for(access.colleague_of(request), person_id)
    showing.check_open(found.pk)
    form = PersonForm.of(found, request.POST or None)
    if request.method != "POST":
        record_read(found, actor=Actor.of(request), person=found, what="contacts")
    elif form.is_valid():
        try:
            actions.change_person(found, actor=Actor.of(request), **form.cleaned_data)
        except Conflict as conflict:
            form.add_error("email", translated(conflict))
        else:
            messages.success(request, _("Saved."))
            return redirect("directory:person", found.pk)
    return render(request, "directory/edit.html", {"person": found, "form": form})


@access.requires("directory.edit")
@require_POST
def unmerge(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """Take a merge back."""
    merge = queries.merge_for(access.colleague_of(request), merge_id)
    showing.check_open(merge.kept_id)
    try:
        restored = actions.unmerge(merge, actor=Actor.of(request))
    except Conflict as conflict:
        messages.error(request, translated(conflict))
        return redirect("directory:person", merge.kept_id)
    messages.success(request, _("These are two entries again."))
    return redirect("directory:person", restored.pk)


@access.requires("directory.edit_employer")
def employer(request: HttpRequest) -> HttpResponse:
    """The company, as notices and contracts name it; the group's other companies stand below."""
    return _employer_page(request, queries.employer() or Employer())


@access.requires("directory.edit_employer")
def new_employer(request: HttpRequest) -> HttpResponse:
    """Another company of the group, that contracts can be concluded with."""
    return _employer_page(request, Employer())


@access.requires("directory.edit_employer")
def one_employer(request: HttpRequest, employer_id: UUID) -> HttpResponse:
    return _employer_page(request, queries.employer_with(employer_id))


def _employer_page(request: HttpRequest, shown: Employer) -> HttpResponse:
    form = EmployerForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        actions.save_employer(form.instance, actor=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("directory:one_employer", form.instance.pk)
    first = queries.employer()
    context = {
        "form": form,
        "is_first": first is None or first.pk == shown.pk,
        "is_new": shown._state.adding,
        "others": queries.employers().exclude(pk=shown.pk),
    }
    return render(request, "directory/employer.html", context, status=422 if form.errors else 200)


def masked_contacts(found: Person) -> dict[str, str]:
    return {"email": masked_email(found.email), "phone": masked_phone(found.phone)}
