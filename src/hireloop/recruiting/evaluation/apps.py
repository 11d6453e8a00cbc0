from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "hireloop.recruiting.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        from hireloop.recruiting.applications import candidate_panels, next_links
        from hireloop.recruiting.applications.stages import NextStep

        from . import panels

        candidate_panels.register(panels.candidate_panel, order=20)
        for step in (NextStep.REVIEW_INTERVIEW, NextStep.DECIDE, NextStep.RELEASE_FEEDBACK):
            next_links.register(step, panels.next_link)
