from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "hireloop.recruiting.interviews"
    label = "interviews"
