from django.apps import AppConfig


class ResumesConfig(AppConfig):
    name = "hireloop.recruiting.resumes"
    label = "resumes"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names
        from hireloop.platform.directory.references import register_staying
        from hireloop.recruiting.applications import candidate_panels

        from . import panels, queries
        from .models import DuplicatePair

        candidate_panels.register(panels.candidate_panel, order=60)
        register_staying(DuplicatePair)
        register_names("resumes.resume", queries.names_of)
