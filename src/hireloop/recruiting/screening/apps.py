from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "hireloop.recruiting.screening"
    label = "screening"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names
        from hireloop.platform.directory import showing
        from hireloop.recruiting.applications import card_marks, next_links
        from hireloop.recruiting.applications.stages import NextStep
        from hireloop.recruiting.jobs import job_panels

        from . import blind, panels, queries

        register_names("screening.matchreport", queries.names_of)
        showing.register(blind.hidden_people, lift_url=blind.lift_url)
        job_panels.register(panels.job_panel, order=20)
        card_marks.register(panels.match_marks)
        next_links.register(NextStep.READ_RESUME, panels.match_link)
        next_links.register(NextStep.CHOOSE_INTERVIEW, panels.match_link)
