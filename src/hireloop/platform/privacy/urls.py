from django.urls import path

from . import views

app_name = "privacy"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("people/<uuid:person_id>/", views.person, name="person"),
    path("kept/", views.kept, name="kept"),
    path("refusals/", views.refusals, name="refusals"),
    path("notice/", views.notice, name="notice"),
]
