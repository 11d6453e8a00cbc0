from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hireloop.platform.accounts"
    label = "accounts"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names

        from . import queries, sign_ins  # noqa: F401 — importing connects the signals

        register_names("accounts.user", queries.names, finder=queries.ids_named)
