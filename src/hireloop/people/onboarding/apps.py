from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    name = "hireloop.people.onboarding"
    label = "onboarding"

    def ready(self) -> None:
        from hireloop.people.employees import employee_panels
        from hireloop.platform.audit.names import register_names

        from . import panels, queries

        register_names("onboarding.onboarding", queries.names)
        employee_panels.register(panels.employee_panel, order=20)
