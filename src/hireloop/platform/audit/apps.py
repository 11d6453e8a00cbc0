from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "hireloop.platform.audit"
    label = "audit"

    def ready(self) -> None:
        from hireloop.platform.modules.registry import all_modules

        for module in all_modules():
            for path in module.handlers:
                import_module(path)
        post_migrate.connect(keep_append_only, sender=self)


def keep_append_only(*, using: str, **kwargs: Any) -> None:
    from . import triggers

    connection = connections[using]
    if "audit_auditrow" in connection.introspection.table_names():
        triggers.create(connection)
