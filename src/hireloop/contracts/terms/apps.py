from django.apps import AppConfig


class TermsConfig(AppConfig):
    """No tables: an app so that its words have a catalogue."""

    name = "hireloop.contracts.terms"
    label = "contract_terms"
