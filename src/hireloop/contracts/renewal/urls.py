from django.urls import path

from . import views

app_name = "renewal"
urlpatterns = [
    path("", views.renewal_list, name="list"),
    path("<uuid:contract_id>/", views.contract, name="contract"),
    path("<uuid:contract_id>/decide/", views.decide, name="decide"),
    path("<uuid:contract_id>/draft/", views.draft, name="draft"),
]
