from django.urls import path

from . import views

app_name = "saved_views"
urlpatterns = [
    path("menu/", views.menu, name="menu"),
    path("save/", views.save, name="save"),
    path("<uuid:view_id>/remove/", views.remove, name="remove"),
]
