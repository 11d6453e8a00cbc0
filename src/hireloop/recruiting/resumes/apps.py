from django.apps import AppConfig


class ResumesConfig(AppConfig):
    name = "hireloop.recruiting.resumes"
    label = "resumes"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names
        from hireloop.platform.directory.references import register_staying
        from hireloop.recruiting.applications import candidate_panels, next_links
        from hireloop.recruiting.applications.stages import NextStep

        from . import panels, queries
        from .models import DuplicatePair

        next_links.register(NextStep.READ_RESUME, panels.next_link)
        candidate_panels.register(panels.candidate_panel, order=60)
        register_staying(DuplicatePair)
        register_names("resumes.resume", queries.names_of)
