from django.utils.translation import gettext_lazy as _

from hireloop.platform.modules.manifest import Module

module = Module(
    key="saved_views",
    label=_("Saved views"),
    description=_("Filters, sort and columns of a list under a name, for oneself or for all colleagues."),
    app="hireloop.platform.saved_views",
    urls="hireloop.platform.saved_views.urls",
    url_prefix="saved-views/",
    required=True,
)
