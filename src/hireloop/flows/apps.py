from importlib import import_module
from pkgutil import iter_modules

from django.apps import AppConfig


class FlowsConfig(AppConfig):
    name = "hireloop.flows"
    label = "flows"

    def ready(self) -> None:
        for found in iter_modules([self.path]):
            if found.name != "apps" and not found.ispkg:
                import_module(f"hireloop.flows.{found.name}")
