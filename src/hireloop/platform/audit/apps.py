from importlib import import_module

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "hireloop.platform.audit"
    label = "audit"

    def ready(self) -> None:
        from hireloop.platform.modules.registry import all_modules

        for module in all_modules():
            for path in module.handlers:
                import_module(path)
