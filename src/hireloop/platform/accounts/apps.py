from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hireloop.platform.accounts"
    label = "accounts"
