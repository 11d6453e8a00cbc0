from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("colleagues/", views.colleagues, name="colleagues"),
    path("colleagues/invite/", views.invite, name="invite"),
    path("colleagues/<uuid:user_id>/", views.colleague, name="colleague"),
    path("colleagues/<uuid:user_id>/deactivate/", views.deactivate, name="deactivate"),
    path("colleagues/<uuid:user_id>/reactivate/", views.reactivate, name="reactivate"),
    path("colleagues/<uuid:user_id>/invite-again/", views.invite_again, name="invite-again"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("settings/", views.own_settings, name="settings"),
    path("settings/tokens/", views.make_token, name="make-token"),
    path("settings/tokens/<uuid:token_id>/revoke/", views.revoke_token, name="revoke-token"),
]
