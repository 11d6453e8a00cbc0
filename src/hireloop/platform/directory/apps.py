from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "hireloop.platform.directory"
    label = "directory"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names
        from hireloop.platform.vault.keys import register_kin

        from . import queries

        register_kin(queries.merged_ids)
        register_names("directory.person", queries.names, finder=queries.ids_named)
