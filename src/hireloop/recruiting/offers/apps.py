from pathlib import Path

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

LETTERS = Path(__file__).parent / "letters"


class OffersConfig(AppConfig):
    name = "hireloop.recruiting.offers"
    label = "offers"

    def ready(self) -> None:
        from hireloop.platform.approvals import subjects
        from hireloop.platform.audit.names import register_names
        from hireloop.platform.documents import built_in_templates, catalogue
        from hireloop.platform.signing import queries as signing
        from hireloop.recruiting.applications import candidate_panels, next_links
        from hireloop.recruiting.applications.stages import NextStep

        from . import fields, panels, queries

        catalogue.register(fields.CATALOGUE)
        for language, name in (("zh", "offer.zh.html"), ("en", "offer.en.html")):
            label = _("Built-in offer letter")
            built_in_templates.register(
                built_in_templates.BuiltIn(fields.KIND, language, label, LETTERS / name)  # type: ignore[arg-type]
            )
        subjects.register(panels.APPROVAL_SUBJECT)
        register_names("offers.offer", queries.names_of)
        signing.register_visibility("offers.offer", queries.visible_to)
        candidate_panels.register(panels.candidate_panel, order=5)
        for step in (NextStep.PREPARE_OFFER, NextStep.WAIT_FOR_APPROVAL, NextStep.SEND_OFFER):
            next_links.register(step, panels.next_link)
