from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "hireloop.recruiting.jobs"
    label = "jobs"
