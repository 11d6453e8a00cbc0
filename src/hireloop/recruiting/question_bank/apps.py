from django.apps import AppConfig


class QuestionBankConfig(AppConfig):
    name = "hireloop.recruiting.question_bank"
    label = "question_bank"

    def ready(self) -> None:
        from hireloop.recruiting.jobs import interview_questions

        from . import actions, queries

        source = interview_questions.QuestionSource(read=queries.questions_of, keep=actions.keep_job_questions)
        interview_questions.register(source)
