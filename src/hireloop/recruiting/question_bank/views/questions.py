"""Questions: list, look at, write, archive."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import can, requires
from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs.drafts import dimension_label, reader_language
from hireloop.web.errors import translated

from .. import actions, queries
from ..built_in import load_built_in
from ..forms import QuestionForm, initial_of
from ..models import Question
from ..tables import QuestionTable


@requires("question_bank.view")
def question_list(request: HttpRequest) -> HttpResponseBase:
    questions = queries.visible_to(request.user)  # type: ignore[arg-type]
    if request.GET.get("state") != "archived":
        questions = questions.filter(is_active=True)
    table = QuestionTable(request, questions)
    context = {"can_edit": can(request.user, "question_bank.edit"), "has_built_in": queries.has_built_in()}
    return table.respond("question_bank/list.html", context)


@requires("question_bank.view")
def question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    found = queries.visible_question(request.user, question_id)  # type: ignore[arg-type]
    context = {
        "question": found,
        "dimensions": [dimension_label(key) for key in found.dimensions],
        "can_edit": can(request.user, "question_bank.edit"),
        "templates": queries.templates_with(found),
    }
    return render(request, "question_bank/question.html", context)


@requires("question_bank.edit")
def new_question(request: HttpRequest) -> HttpResponse:
    """An empty form; with ``?copy=<id>`` filled from a question that exists."""
    initial: dict[str, object] = {"language": reader_language()}
    if request.GET.get("copy"):
        initial = initial_of(queries.visible_question(request.user, _uuid(request.GET["copy"])))  # type: ignore[arg-type]
    return _edit(request, None, initial)


@requires("question_bank.edit")
def edit_question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    found = queries.visible_question(request.user, question_id)  # type: ignore[arg-type]
    return _edit(request, found, initial_of(found))


def _edit(request: HttpRequest, found: Question | None, initial: dict[str, object]) -> HttpResponse:
    form = QuestionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            draft, actor = form.read(), Actor.of(request)
            saved = (
                actions.edit_question(found, draft, actor=actor) if found else actions.add_question(draft, actor=actor)
            )
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("question_bank:question", question_id=saved.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "question_bank/edit.html", {"form": form, "question": found}, status=status)


@requires("question_bank.edit")
@require_POST
def archive_question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    found = queries.visible_question(request.user, question_id)  # type: ignore[arg-type]
    actions.archive_question(found, actor=Actor.of(request))
    messages.success(request, _("The question is in the archive. Templates that have it keep it."))
    return redirect("question_bank:question", question_id=found.pk)


@requires("question_bank.edit")
@require_POST
def restore_question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    found = queries.visible_question(request.user, question_id)  # type: ignore[arg-type]
    actions.restore_question(found, actor=Actor.of(request))
    messages.success(request, _("The question is in use again."))
    return redirect("question_bank:question", question_id=found.pk)


@requires("question_bank.edit")
@require_POST
def load(request: HttpRequest) -> HttpResponse:
    """Load the built-in questions, or renew them."""
    loaded = load_built_in(actor=Actor.of(request))
    words = _("Built-in questions added or renewed: %(questions)d; templates: %(templates)d.")
    messages.success(request, words % {"questions": loaded.questions, "templates": loaded.templates})
    return redirect("question_bank:list")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
