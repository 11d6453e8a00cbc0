from django.apps import AppConfig


class RiskConfig(AppConfig):
    name = "hireloop.contracts.risk"
    label = "risk"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names

        from . import queries

        register_names("risk.dispute", queries.names_of_disputes)
