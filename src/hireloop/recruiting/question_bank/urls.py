from django.urls import path

from .views import questions, templates

app_name = "question_bank"
urlpatterns = [
    path("", questions.question_list, name="list"),
    path("new/", questions.new_question, name="new"),
    path("load/", questions.load, name="load"),
    path("templates/", templates.template_list, name="templates"),
    path("templates/new/", templates.new_template, name="new_template"),
    path("templates/<uuid:template_id>/", templates.template, name="template"),
    path("templates/<uuid:template_id>/edit/", templates.edit_template, name="edit_template"),
    path("templates/<uuid:template_id>/archive/", templates.archive_template, name="archive_template"),
    path("<uuid:question_id>/", questions.question, name="question"),
    path("<uuid:question_id>/edit/", questions.edit_question, name="edit"),
    path("<uuid:question_id>/archive/", questions.archive_question, name="archive"),
    path("<uuid:question_id>/restore/", questions.restore_question, name="restore"),
]
