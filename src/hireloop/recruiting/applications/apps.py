from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "hireloop.recruiting.applications"
    label = "applications"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names
        from hireloop.platform.directory.queries import register_visibility
        from hireloop.recruiting.jobs import job_panels

        from . import panels, queries

        register_names("applications.application", queries.names_of)
        register_visibility(queries.people_visible_to)
        job_panels.register(panels.funnel_panel, order=10)
        job_panels.register_count(queries.counts_of_jobs)
