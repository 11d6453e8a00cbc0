from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<uuid:message_id>/", views.message, name="message"),
    path("outbox/<uuid:message_id>/html/", views.message_html, name="message_html"),
    path("outbox/<uuid:message_id>/send-again/", views.send_again, name="send_again"),
    path("notices/", views.notices, name="notices"),
    path("notices/latest/", views.latest, name="latest"),
    path("notices/read-all/", views.read_all, name="read_all"),
    path("notices/<uuid:notice_id>/open/", views.open_notice, name="open_notice"),
]
