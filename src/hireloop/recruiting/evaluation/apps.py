from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "hireloop.recruiting.evaluation"
    label = "evaluation"
