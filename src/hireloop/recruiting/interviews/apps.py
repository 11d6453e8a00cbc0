from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "hireloop.recruiting.interviews"
    label = "interviews"

    def ready(self) -> None:
        from hireloop.recruiting.applications import candidate_panels, next_links
        from hireloop.recruiting.applications.stages import NextStep

        from . import handlers, panels  # noqa: F401 — registers the handlers

        candidate_panels.register(panels.candidate_panel, order=10)
        next_links.register(NextStep.INVITE, panels.invite_link)
        next_links.register(NextStep.CHOOSE_INTERVIEW, panels.invite_link)
