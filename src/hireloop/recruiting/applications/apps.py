from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "hireloop.recruiting.applications"
    label = "applications"
