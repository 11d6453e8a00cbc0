from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "hireloop.platform.approvals"
    label = "approvals"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names

        from . import queries

        register_names("approvals.approval", queries.names_of)
