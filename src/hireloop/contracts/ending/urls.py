from django.urls import path

from . import views

app_name = "ending"
urlpatterns = [
    path("contract/<uuid:contract_id>/", views.wizard, name="wizard"),
    path("<uuid:case_id>/", views.case, name="case"),
    path("<uuid:case_id>/call-off/", views.call_off, name="call_off"),
    path("<uuid:case_id>/certificate/", views.certificate, name="certificate"),
]
