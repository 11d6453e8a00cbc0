from django.apps import AppConfig


class CheckingConfig(AppConfig):
    name = "hireloop.contracts.checking"
    label = "checking"
