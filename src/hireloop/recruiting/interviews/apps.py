from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "hireloop.recruiting.interviews"
    label = "interviews"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names
        from hireloop.recruiting.applications import candidate_panels, next_links
        from hireloop.recruiting.applications.stages import NextStep

        from . import handlers, panels, queries  # noqa: F401 — registers the handlers

        register_names("interviews.interview", queries.names)
        candidate_panels.register(panels.candidate_panel, order=10)
        next_links.register(NextStep.INVITE, panels.invite_link)
        next_links.register(NextStep.CHOOSE_INTERVIEW, panels.invite_link)
