from django.urls import path

from . import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("language/", views.set_language, name="language"),
    path("style/", views.style, name="style"),
    path("style/progress/", views.style_progress, name="style-progress"),
]
