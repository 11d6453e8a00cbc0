from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "hireloop.recruiting.screening"
    label = "screening"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names
        from hireloop.recruiting.applications import next_links
        from hireloop.recruiting.applications.stages import NextStep
        from hireloop.recruiting.jobs import job_panels
        from hireloop.recruiting.resumes import blind

        from . import panels, queries

        register_names("screening.matchreport", queries.names_of)
        blind.register(queries.reads_blind)
        job_panels.register(panels.job_panel, order=20)
        next_links.register(NextStep.READ_RESUME, panels.match_link)
