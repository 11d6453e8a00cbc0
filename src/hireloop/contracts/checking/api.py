"""The law check over the REST API."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Router
from ninja.files import UploadedFile

from hireloop.law.as_dict import report_as_dict
from hireloop.platform.accounts.access import api_requires
from hireloop.platform.audit.actor import Actor
from hireloop.web.uploads import check_upload

from . import actions

router = Router()


@router.post("/file", response=dict[str, Any], summary="Check a contract (DOCX, PDF, text, scan); nothing is kept")
@api_requires("checking.check_file")
def check_file(
    request: HttpRequest,
    file: File[UploadedFile],
    region: Form[str],
    signed_on: Form[date | None] = None,
    language: Form[Literal["zh", "en"]] = "zh",
) -> dict[str, Any]:
    """The shape is that of ``hireloop check-contract --json``."""
    checked = actions.check_file(
        check_upload(file), region=region, signed_on=signed_on, today=timezone.localdate(), actor=Actor.of(request)
    )
    return report_as_dict(checked.report, checked.facts, language=language, file=checked.name)
