from django.apps import AppConfig


class RenewalConfig(AppConfig):
    name = "hireloop.contracts.renewal"
    label = "renewal"
