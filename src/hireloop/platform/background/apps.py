from django.apps import AppConfig


class BackgroundConfig(AppConfig):
    name = "hireloop.platform.background"
    label = "background"
