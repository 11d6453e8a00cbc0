from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/read-all/", views.read_all, name="read_all"),
    path("notices/<uuid:notice_id>/open/", views.open_notice, name="open_notice"),
]
