from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "hireloop.platform.documents"
    label = "documents"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names

        from . import queries

        register_names("documents.documenttemplate", queries.names_of)
