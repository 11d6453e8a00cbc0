from django.urls import path

from . import views

app_name = "checking"
urlpatterns = [
    path("contracts/check/", views.check_file, name="file"),
    path("contracts/law/", views.coverage, name="coverage"),
]
