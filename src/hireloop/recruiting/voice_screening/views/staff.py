"""The colleagues' pages: list, one screening, script, invite, decide, extend, cancel."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hireloop.kernel.errors import N_, HireloopError, NotFound
from hireloop.kernel.languages import Language
from hireloop.platform.accounts.access import can, colleague_of, requires
from hireloop.platform.audit.actions import record_read
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory import showing
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.purposes import Purpose
from hireloop.platform.vault import files
from hireloop.recruiting.applications import queries as applications
from hireloop.recruiting.jobs import queries as jobs
from hireloop.web.errors import translated
from hireloop.web.tables import marked_ids
from hireloop.web.trying import cleaned, try_and_say

from .. import actions, player, queries
from ..actions.deciding import CAN_BE_DECIDED, BulkResult
from ..forms import CancelForm, DecideForm, ExtendForm, InviteForm, ScriptForm
from ..models import VoiceAnswer, VoiceScreening
from ..states import OPEN, Decided, ScreeningStatus, Verdict
from ..tables import DecidableTable, VoiceScreeningTable
from ..timing import expected_minutes

MOST_AT_ONCE = 200


def reader_language() -> Language:
    return "zh" if (get_language() or "zh").startswith("zh") else "en"


@requires("voice_screening.view")
@require_safe
def screening_list(request: HttpRequest) -> HttpResponseBase:
    table_class = DecidableTable if can(request.user, "voice_screening.decide") else VoiceScreeningTable
    found = queries.with_counts(queries.visible_to(colleague_of(request)))
    return table_class(request, found).respond(
        "voice_screening/list.html", {"waiting": queries.to_confirm(colleague_of(request)).count()}
    )


@requires("voice_screening.view")
@require_safe
def detail(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    screening = _screening(request, screening_id)
    record_read(screening, actor=Actor.of(request), person=screening.person, what="voice_screening")
    return render(request, "voice_screening/detail.html", _detail(request, screening, DecideForm()))


@requires("voice_screening.view")
@require_safe
def recording(request: HttpRequest, screening_id: UUID, answer_id: UUID) -> HttpResponseBase:
    """One answer's recording. That it was listened to is recorded once, with the page that plays it."""
    screening = _screening(request, screening_id)
    showing.check_open(screening.person_id)
    gate.require(screening.person_id, Purpose.RECORDING, actor=Actor.of(request), what="recording")
    answer = VoiceAnswer.objects.select_related("recording").filter(pk=answer_id, question__screening=screening).first()
    if answer is None or answer.recording is None:
        raise NotFound(N_("There is no sound recording of this answer."), code="recording_not_found")
    return files.serve(request, answer.recording)


@requires("voice_screening.script")
@require_http_methods(["GET", "HEAD", "POST"])
def script(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Write what the machine asks for a job. Changing the language offers that language's questions."""
    job = jobs.visible_job(colleague_of(request), job_id)
    draft = queries.draft_of(job)
    form = ScriptForm(request.POST or None, draft=draft)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_script(job, form.read(), actor=Actor.of(request))
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("The voice script is saved. It holds for those invited from now on."))
            return redirect("jobs:job", job.pk)
    context = {"job": job, "form": form, "is_new": queries.script_of(job) is None}
    return render(request, "voice_screening/script.html", context, status=422 if form.is_bound else 200)


@requires("voice_screening.invite")
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = applications.visible_application(colleague_of(request), application_id)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            screening = actions.invite(
                application,
                actor=Actor.of(request),
                invited_by=colleague_of(request),
                valid_for=timedelta(days=form.cleaned_data["days"]),
            )
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _("The link is on its way to %(name)s.") % {"name": screening.person.shown_name})
            return redirect("voice_screening:detail", screening.pk)
    found = queries.script_of(application.job)
    lines = found.lines.select_related("question") if found else []
    context = {"application": application, "form": form, "script": found, "lines": lines}
    return render(request, "voice_screening/invite.html", context, status=422 if form.is_bound else 200)


@requires("voice_screening.decide")
@require_POST
def decide(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    screening = _screening(request, screening_id)
    form = DecideForm(request.POST)
    if form.is_valid():
        try:
            decision = actions.decide(
                screening, decided_by=colleague_of(request), actor=Actor.of(request), **form.arguments()
            )
        except HireloopError as error:
            form.add_error(None, translated(error))
        else:
            messages.success(request, _done(screening, decision.verdict))
            return redirect("voice_screening:detail", screening.pk)
    return render(request, "voice_screening/detail.html", _detail(request, screening, form), status=422)


@requires("voice_screening.decide")
@require_POST
def decide_many(request: HttpRequest) -> HttpResponse:
    """First show whom it is about and what was proposed, then decide."""
    marked = list(queries.marked(colleague_of(request), _ids(request)).select_related("application__job"))
    if not marked:
        raise NotFound(_("Mark at least one voice screening first."), code="nothing_marked")
    form = DecideForm(request.POST if request.POST.get("asked") else None, initial={"verdict": Decided.ADVANCE})
    if form.is_valid():
        result = actions.decide_many(
            marked, decided_by=colleague_of(request), actor=Actor.of(request), **form.arguments()
        )
        return _say_result(request, result)
    others = sum(screening.proposed != Verdict.ADVANCE for screening in marked)
    context = {"marked": marked, "form": form, "others": others}
    return render(request, "voice_screening/decide_many.html", context, status=422 if form.is_bound else 200)


@requires("voice_screening.invite")
@require_POST
def send_again(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    screening = _screening(request, screening_id)
    return _try(
        request,
        screening,
        lambda: actions.send_link_again(screening, actor=Actor.of(request)),
        _("A new link is on its way."),
    )


@requires("voice_screening.invite")
@require_POST
def extend(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    screening = _screening(request, screening_id)
    form = ExtendForm(request.POST)
    return _try(
        request,
        screening,
        lambda: actions.extend(screening, cleaned(form)["until"], actor=Actor.of(request)),
        _("The voice screening is open longer; the candidate has mail."),
    )


@requires("voice_screening.invite")
@require_POST
def cancel(request: HttpRequest, screening_id: UUID) -> HttpResponse:
    screening = _screening(request, screening_id)
    form = CancelForm(request.POST)
    return _try(
        request,
        screening,
        lambda: actions.cancel(screening, actor=Actor.of(request), reason=cleaned(form)["reason"]),
        _("The voice screening is cancelled; the candidate has mail."),
    )


def _screening(request: HttpRequest, screening_id: UUID) -> VoiceScreening:
    return queries.visible_screening(colleague_of(request), screening_id)


def _ids(request: HttpRequest) -> list[str]:
    return [text for text in marked_ids(request) if _is_uuid(text)][:MOST_AT_ONCE]


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _done(screening: VoiceScreening, verdict: str) -> str:
    words = {
        Decided.ADVANCE: _("Confirmed: %(name)s is invited to the video interview; the link is on its way."),
        Decided.HOLD: _("%(name)s is on hold."),
        Decided.REJECT: _("%(name)s is rejected; this can be undone for 15 minutes."),
    }
    return words[Decided(verdict)] % {"name": screening.person.shown_name}


def _say_result(request: HttpRequest, result: BulkResult) -> HttpResponseRedirect:
    count = len(result.decided)
    if count:
        words = ngettext("%(count)d voice screening decided.", "%(count)d voice screenings decided.", count)
        messages.success(request, words % {"count": count})
    for screening, why in result.refused[:5]:
        messages.warning(request, f"{screening.person.shown_name}: {why}")
    return redirect("voice_screening:list")


def _try(request: HttpRequest, screening: VoiceScreening, act: Callable[[], Any], done: str) -> HttpResponse:
    """Do it and say so, or say why not beside what was typed; on the screening’s page either way."""
    return try_and_say(request, act, done, page="voice_screening:detail", of=screening.pk)


def _detail(request: HttpRequest, screening: VoiceScreening, form: DecideForm) -> dict[str, Any]:
    language = reader_language()
    row = queries.proposal_row(screening)
    proposal = player.proposal_view(row, language)
    answers = player.answer_views(screening, row, language)
    is_open = screening.status in OPEN
    return {
        "screening": screening,
        "answers": answers,
        "proposal": proposal,
        "evidence": [
            {**each, "place": player.place_of_evidence(answers, each["answer"])}
            for each in (proposal.evidence if proposal else [])
        ],
        "player": player.player_data(answers, proposal, row),
        "lane_labels": player.lane_labels(language),
        "decisions": list(screening.decisions.select_related("decided_by")),
        "decide_form": form,
        "may_decide": can(request.user, "voice_screening.decide")
        and screening.status in CAN_BE_DECIDED
        and screening.decided != Decided.ADVANCE,
        "may_invite": can(request.user, "voice_screening.invite"),
        "is_going_on": is_open,
        "may_extend": is_open or screening.status == ScreeningStatus.EXPIRED,
        "is_prepared": screening.status == ScreeningStatus.SUBMITTED and proposal is None,
        "minutes": expected_minutes(screening),
        "timeline": queries.timeline_of(screening),
        "extend_form": ExtendForm(),
        "cancel_form": CancelForm(),
    }
