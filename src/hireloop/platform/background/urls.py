from django.urls import path

from . import views

app_name = "background"
urlpatterns = [
    path("settings/background/", views.overview, name="overview"),
    path("settings/background/<uuid:task_id>/retry/", views.retry, name="retry"),
    path("settings/background/<uuid:task_id>/discard/", views.discard, name="discard"),
    path("background/<uuid:task_id>/progress/", views.progress, name="progress"),
    path("healthz", views.healthz, name="healthz"),
]
