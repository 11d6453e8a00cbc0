from django.apps import AppConfig


class VoiceScreeningConfig(AppConfig):
    name = "hireloop.recruiting.voice_screening"
    label = "voice_screening"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names
        from hireloop.recruiting.applications import candidate_panels, next_links
        from hireloop.recruiting.applications.stages import NextStep
        from hireloop.recruiting.jobs import job_panels

        from . import handlers, panels, queries  # noqa: F401 — registers the handlers

        register_names("voice_screening.voicescreening", queries.names)
        candidate_panels.register(panels.candidate_panel, order=5)
        job_panels.register(panels.job_panel, order=40)
        next_links.register(NextStep.INVITE_VOICE, panels.invite_link)
        next_links.register(NextStep.CHOOSE_INTERVIEW, panels.invite_link)
        next_links.register(NextStep.CONFIRM_VOICE, panels.confirm_link)
