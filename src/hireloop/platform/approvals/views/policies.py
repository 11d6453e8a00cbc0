"""Who has to approve what."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.errors import translated

from .. import actions, queries
from ..forms import PolicyEditor
from ..models import ApprovalPolicy
from ..subjects import known


@requires("approvals.set_policies")
def policy_list(request: HttpRequest) -> HttpResponse:
    policies = queries.policies()
    groups = [(subject, [policy for policy in policies if policy.kind == subject.kind]) for subject in known()]
    return render(request, "approvals/policies.html", {"groups": groups})


@requires("approvals.set_policies")
def new_policy(request: HttpRequest) -> HttpResponse:
    return _edit(request, None)


@requires("approvals.set_policies")
def edit_policy(request: HttpRequest, policy_id: UUID) -> HttpResponse:
    return _edit(request, queries.policy(policy_id))


@requires("approvals.set_policies")
@require_POST
def retire_policy(request: HttpRequest, policy_id: UUID) -> HttpResponse:
    policy = queries.policy(policy_id)
    actions.retire_policy(policy, actor=Actor.of(request))
    messages.success(request, _("“%(name)s” is out of force.") % {"name": policy.name})
    return redirect("approvals:policies")


def _edit(request: HttpRequest, policy: ApprovalPolicy | None) -> HttpResponse:
    editor = PolicyEditor(request.POST if request.method == "POST" else None, policy=policy)
    if request.method == "POST" and editor.is_valid():
        try:
            actions.save_policy(editor.draft(), policy=policy, actor=Actor.of(request))
        except HireloopError as error:
            editor.form.add_error(None, translated(error))
        else:
            messages.success(request, _("Saved. New requests go by it."))
            return redirect("approvals:policies")
    status = 422 if request.method == "POST" else 200
    return render(request, "approvals/policy.html", {"editor": editor, "policy": policy}, status=status)
