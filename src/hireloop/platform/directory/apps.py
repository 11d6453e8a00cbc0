from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "hireloop.platform.directory"
    label = "directory"

    def ready(self) -> None:
        from hireloop.platform.accounts.models import AccessLink
        from hireloop.platform.audit.names import register_names
        from hireloop.platform.vault.keys import register_kin
        from hireloop.platform.vault.models import StoredFile

        from . import queries
        from .references import register_id_column

        register_id_column(StoredFile, "person_id")
        register_id_column(AccessLink, "person_id")
        register_kin(queries.merged_ids)
        register_names("directory.person", queries.names, finder=queries.ids_named)
