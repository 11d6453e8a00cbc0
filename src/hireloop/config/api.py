"""The REST API: one NinjaAPI, one router per capability, described by OpenAPI at /api/v1/openapi.json."""

from importlib import import_module

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI

from hireloop import __version__
from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.api_auth import session_or_token
from hireloop.platform.modules.registry import all_modules

api = NinjaAPI(title="HireLoop 聘环", version=__version__, auth=session_or_token, urls_namespace="api")


@api.exception_handler(HireloopError)
def answer_error(request: HttpRequest, error: HireloopError) -> HttpResponse:
    message = gettext(error.message) % error.params if error.params else gettext(error.message)
    return api.create_response(request, {"code": error.code, "message": message}, status=error.status)


for module in all_modules():
    if module.api:
        path, _, attribute = module.api.partition(":")
        api.add_router(f"/{module.key}", getattr(import_module(path), attribute or "router"), tags=[module.key])

urlpatterns = [*api.urls[0]]
app_name = "api"
