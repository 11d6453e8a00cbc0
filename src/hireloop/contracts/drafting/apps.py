from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "hireloop.contracts.drafting"
    label = "drafting"

    def ready(self) -> None:
        from hireloop.platform.approvals import subjects
        from hireloop.platform.audit.names import register_names
        from hireloop.platform.directory.queries import register_visibility
        from hireloop.platform.documents import catalogue
        from hireloop.platform.signing.queries import register_visibility as register_signing

        from . import approval_subject, queries, risk_panel, side_panels, suggestion_panel
        from .document.fields import CATALOGUE

        catalogue.register(CATALOGUE)
        register_names("drafting.contract", queries.names_of)
        register_visibility(queries.people_visible_to)
        register_signing("drafting.contract", queries.visible_to)
        subjects.register(approval_subject.SUBJECT)
        side_panels.register(suggestion_panel.panel, order=10)
        side_panels.register(risk_panel.panel, order=20)
