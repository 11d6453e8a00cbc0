from django.urls import path

from .views import deciding, policies, stand_ins

app_name = "approvals"
urlpatterns = [
    path("", deciding.approval_list, name="list"),
    path("policies/", policies.policy_list, name="policies"),
    path("policies/new/", policies.new_policy, name="new_policy"),
    path("policies/<uuid:policy_id>/", policies.edit_policy, name="policy"),
    path("policies/<uuid:policy_id>/retire/", policies.retire_policy, name="retire_policy"),
    path("stand-ins/", stand_ins.stand_ins, name="stand_ins"),
    path("stand-ins/<uuid:stand_in_id>/end/", stand_ins.end_stand_in, name="end_stand_in"),
    path("<uuid:approval_id>/", deciding.approval, name="approval"),
    path("<uuid:approval_id>/decide/", deciding.decide, name="decide"),
]
