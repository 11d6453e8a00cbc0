"""Open to everybody: check a file, compare it with the document that a code stands for, fetch the root certificate."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hireloop.engines.pdf_signatures.verification import PROBLEMS
from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.access import public
from hireloop.platform.accounts.attempts import count_failure, refuse_if_too_many
from hireloop.platform.audit.actor import client_ip
from hireloop.web.errors import translated

from .. import queries
from ..actions import authority, outside
from ..checking import Checked, check
from ..codes import normal_document_code
from ..forms import CheckForm
from ..models import Envelope
from ..tasks import ask_outside


@public
def check_file(request: HttpRequest) -> HttpResponse:
    """One click: hand in a PDF, see whose signatures it has and whether they hold. Nothing of it is kept."""
    if code := normal_document_code(request.GET.get("code", ""))[:14]:
        return redirect("signing:check_code", code=code)
    return _page(request, None, code="")


@public
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """Who signed (masked) and the digest of each version; nothing of the content. An unknown code says so."""
    return _page(request, queries.by_code(code), code=code)


@public
def root_certificate(request: HttpRequest) -> HttpResponse:
    """For readers that are to trust this installation."""
    headers = {"Content-Disposition": 'attachment; filename="hireloop-root.pem"'}
    return HttpResponse(authority.root_certificate(), content_type="application/x-pem-file", headers=headers)


@public
def revocation_list(request: HttpRequest) -> HttpResponse:
    """What the issuing authority has taken back (DER), for readers of signed files."""
    return HttpResponse(authority.revocation_lists()[0], content_type="application/pkix-crl")


@csrf_exempt
@public
@require_POST
def callback(request: HttpRequest) -> HttpResponse:
    """A message of the signing service; believed only with its signature, and then the service is asked itself."""
    if not settings.SIGNING_PROVIDER:
        raise Http404
    headers = {name: str(value) for name, value in request.headers.items()}
    query = {name: request.GET[name] for name in request.GET}
    told = outside.configured_provider().read_callback(headers, query, request.body)
    found = Envelope.objects.filter(provider=settings.SIGNING_PROVIDER, provider_reference=told.reference).first()
    if found is not None:
        ask_outside.enqueue(str(found.pk))
    return JsonResponse({"code": "200", "msg": "success"})


def _page(request: HttpRequest, envelope: Envelope | None, *, code: str) -> HttpResponse:
    form = CheckForm(request.POST or None, request.FILES or None)
    checked = _checked(request, form) if request.method == "POST" else None
    context = {
        "form": form,
        "envelope": envelope,
        "code": code,
        "lines": queries.public_lines(envelope) if envelope else [],
        "checked": checked,
        "is_of_envelope": bool(checked and envelope and checked.kept and checked.kept.envelope_id == envelope.pk),
        "problems": [_(PROBLEMS[each]) for each in checked.verification.problems] if checked else [],
    }
    status = 404 if code and envelope is None else 422 if form.errors else 200
    return render(request, "signing/check.html", context, status=status)


def _checked(request: HttpRequest, form: CheckForm) -> Checked | None:
    ip = client_ip(request)
    refuse_if_too_many("check", ip)
    count_failure("check", ip)
    if not form.is_valid():
        return None
    upload = form.cleaned_data["file"]
    if upload.size > settings.MAX_UPLOAD_BYTES:
        form.add_error("file", _("The file is larger than %(mb)s MB.") % {"mb": settings.MAX_UPLOAD_BYTES // 2**20})
        return None
    try:
        return check(upload.read())
    except HireloopError as error:
        form.add_error("file", translated(error))
        return None
