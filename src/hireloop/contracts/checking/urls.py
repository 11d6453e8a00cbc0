from django.urls import path

from . import views

app_name = "checking"
urlpatterns = [path("contracts/law/", views.coverage, name="coverage")]
