from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "hireloop.recruiting.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        from hireloop.recruiting.applications import candidate_panels, next_links
        from hireloop.recruiting.applications.stages import NextStep
        from hireloop.recruiting.interviews import growing

        from . import looking_ahead, panels

        growing.register(looking_ahead.look_when_grown)
        candidate_panels.register(panels.candidate_panel, order=20)
        for step in (NextStep.REVIEW_INTERVIEW, NextStep.DECIDE, NextStep.RELEASE_FEEDBACK):
            next_links.register(step, panels.next_link)
