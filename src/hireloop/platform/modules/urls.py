from django.urls import path

from . import views

app_name = "modules"
urlpatterns = [
    path("settings/modules/", views.module_list, name="list"),
    path("settings/modules/<slug:key>/", views.switch, name="switch"),
]
