from django.urls import path

from . import views

app_name = "risk"
urlpatterns = [
    path("contracts/disputes/", views.register, name="list"),
    path("contracts/disputes/new/", views.new_dispute, name="new"),
    path("contracts/disputes/<uuid:dispute_id>/", views.dispute, name="dispute"),
    path("contracts/risk-notes/<uuid:note_id>/dismiss/", views.dismiss, name="dismiss"),
]
