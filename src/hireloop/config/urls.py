"""Every capability's URLs, taken from its manifest. Switched-off modules answer 404 (ModuleMiddleware)."""

from django.urls import include, path

from hireloop.platform.modules.registry import all_modules

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("hireloop.web.urls")),
    *(path(module.url_prefix, include(module.urls)) for module in all_modules() if module.urls),
    path("api/v1/", include("hireloop.config.api")),
]

handler400 = "hireloop.web.errors.bad_request"
handler403 = "hireloop.web.errors.permission_denied"
handler404 = "hireloop.web.errors.not_found"
handler500 = "hireloop.web.errors.server_error"
