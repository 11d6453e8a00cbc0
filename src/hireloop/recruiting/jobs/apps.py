from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "hireloop.recruiting.jobs"
    label = "jobs"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names

        from . import queries

        register_names("jobs.job", queries.names_of)
