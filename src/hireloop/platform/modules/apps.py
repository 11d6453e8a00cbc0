from django.apps import AppConfig


class ModulesConfig(AppConfig):
    name = "hireloop.platform.modules"
    label = "modules"
