from django.apps import AppConfig


class RenewalConfig(AppConfig):
    name = "hireloop.contracts.renewal"
    label = "renewal"

    def ready(self) -> None:
        from hireloop.contracts.drafting import side_panels

        from . import panels

        side_panels.register(panels.contract_panel, order=70)
