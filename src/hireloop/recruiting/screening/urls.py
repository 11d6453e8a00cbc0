from django.urls import path

from .views import blind, listing, matches, proposals

app_name = "screening"
urlpatterns = [
    path("screening/", listing.job_list, name="jobs"),
    path("screening/compare/", matches.compare, name="compare"),
    path("screening/jobs/<uuid:job_id>/", listing.ranked, name="ranked"),
    path("screening/jobs/<uuid:job_id>/proposals/", proposals.proposals, name="proposals"),
    path("screening/jobs/<uuid:job_id>/blind/", blind.switch, name="blind"),
    path("screening/matches/<uuid:application_id>/", matches.match, name="match"),
    path("screening/people/<uuid:person_id>/lift/", blind.lift, name="lift"),
    path("screening/matches/<uuid:application_id>/<slug:key>/overrule/", matches.overrule, name="overrule"),
    path("screening/matches/<uuid:application_id>/<slug:key>/machine/", matches.end_override, name="end_override"),
    path("screening/proposals/<uuid:proposal_id>/keep/", proposals.keep, name="keep"),
    path("screening/proposals/<uuid:proposal_id>/reopen/", proposals.reopen, name="reopen"),
]
