from django.apps import AppConfig


class QuestionBankConfig(AppConfig):
    name = "hireloop.recruiting.question_bank"
    label = "question_bank"
