from django.urls import path

from . import departments, views

app_name = "directory"
urlpatterns = [
    path("", views.people, name="people"),
    path("employer/", views.employer, name="employer"),
    path("employer/new/", views.new_employer, name="new_employer"),
    path("employer/<uuid:employer_id>/", views.one_employer, name="one_employer"),
    path("departments/", departments.department_list, name="departments"),
    path("departments/new/", departments.new_department, name="new_department"),
    path("departments/<uuid:department_id>/", departments.one_department, name="department"),
    path("<uuid:person_id>/", views.person, name="person"),
    path("<uuid:person_id>/contacts/", views.contacts, name="contacts"),
    path("<uuid:person_id>/edit/", views.edit, name="edit"),
    path("merges/<uuid:merge_id>/undo/", views.unmerge, name="unmerge"),
]
