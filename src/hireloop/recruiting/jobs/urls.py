from django.urls import path

from .views import careers, editing, pages, team

app_name = "jobs"
urlpatterns = [
    path("jobs/", pages.job_list, name="list"),
    path("jobs/new/", editing.new_job, name="new"),
    path("jobs/draft/", editing.draft_job, name="draft"),
    path("jobs/import/", editing.import_job, name="import"),
    path("jobs/wording/", editing.check_wording, name="wording"),
    path("jobs/<uuid:job_id>/", pages.job, name="job"),
    path("jobs/<uuid:job_id>/edit/", editing.edit_job, name="edit"),
    path("jobs/<uuid:job_id>/open/", editing.open_job, name="open"),
    path("jobs/<uuid:job_id>/close/", editing.close_job, name="close"),
    path("jobs/<uuid:job_id>/duplicate/", editing.duplicate_job, name="duplicate"),
    path("jobs/<uuid:job_id>/job.yaml", pages.job_file, name="file"),
    path("jobs/<uuid:job_id>/team/", team.add_member, name="add_member"),
    path("jobs/<uuid:job_id>/team/<uuid:member_id>/remove/", team.remove_member, name="remove_member"),
    path("careers/", careers.careers, name="careers"),
    path("careers/<uuid:job_id>/", careers.careers_job, name="careers_job"),
]
