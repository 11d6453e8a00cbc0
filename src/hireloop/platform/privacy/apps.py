from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "hireloop.platform.privacy"
    label = "privacy"
