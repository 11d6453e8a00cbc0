from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "hireloop.platform.signing"
    label = "signing"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names

        from . import queries

        register_names("signing.envelope", queries.names_of_envelopes)
        register_names("signing.seal", queries.names_of_seals)
