from django.apps import AppConfig


class EndingConfig(AppConfig):
    name = "hireloop.contracts.ending"
    label = "ending"

    def ready(self) -> None:
        from hireloop.contracts.drafting import side_panels
        from hireloop.platform.audit.names import register_names

        from . import panels, queries

        register_names("ending.endingcase", queries.names)
        side_panels.register(panels.contract_panel, order=80)
