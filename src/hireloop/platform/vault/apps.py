from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "hireloop.platform.vault"
    label = "vault"
