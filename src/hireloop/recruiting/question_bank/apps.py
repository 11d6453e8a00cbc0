from django.apps import AppConfig


class QuestionBankConfig(AppConfig):
    name = "hireloop.recruiting.question_bank"
    label = "question_bank"

    def ready(self) -> None:
        from hireloop.recruiting.jobs import interview_questions, job_panels

        from . import actions, panels, queries

        source = interview_questions.QuestionSource(read=queries.questions_of, keep=actions.keep_job_questions)
        interview_questions.register(source)
        job_panels.register(panels.interview_panel, order=50)
