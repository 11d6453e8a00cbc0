from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "hireloop.platform.audit"
    label = "audit"
