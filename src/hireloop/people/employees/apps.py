from django.apps import AppConfig


class EmployeesConfig(AppConfig):
    name = "hireloop.people.employees"
    label = "employees"

    def ready(self) -> None:
        from hireloop.platform.audit.names import register_names
        from hireloop.platform.directory.queries import register_visibility

        from . import queries

        register_names("employees.employee", queries.names)
        register_visibility(queries.people_visible_to)
