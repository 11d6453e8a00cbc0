from django.urls import path

from .views import applying, listing, moving, own_page, papers, prefilling, requests

app_name = "applications"
urlpatterns = [
    path("applications/", listing.application_list, name="list"),
    path("applications/board/", listing.board, name="board"),
    path("applications/board/<slug:stage>/", listing.more_cards, name="more_cards"),
    path("applications/bulk/move/", moving.bulk_move, name="bulk_move"),
    path("applications/bulk/reject/", moving.bulk_reject, name="bulk_reject"),
    path("applications/requests/", requests.request_list, name="requests"),
    path("applications/requests/<uuid:request_id>/", requests.answer, name="answer"),
    path("applications/moves/<uuid:move_id>/undo/", moving.undo, name="undo"),
    path("applications/<uuid:application_id>/", listing.application, name="application"),
    path("applications/<uuid:application_id>/next/", listing.next_step, name="next"),
    path("applications/<uuid:application_id>/move/", moving.move, name="move"),
    path("applications/<uuid:application_id>/resume/<uuid:resume_id>/", papers.resume, name="resume"),
    path("applications/<uuid:application_id>/cover-letter/", papers.cover_letter, name="cover_letter"),
    path("careers/<uuid:job_id>/apply/", applying.apply, name="apply"),
    path("careers/<uuid:job_id>/apply/read/", prefilling.read_resume, name="read_resume"),
    path("careers/<uuid:job_id>/applied/", applying.applied, name="applied"),
    path("my/", applying.lost_link, name="lost_link"),
    path("my/<str:token>/", own_page.my, name="my"),
    path("my/<str:token>/withdraw/", own_page.withdraw, name="withdraw"),
    path("my/<str:token>/ask/", own_page.ask, name="ask"),
    path("my/<str:token>/consent/<slug:purpose>/withdraw/", own_page.withdraw_consent, name="withdraw_consent"),
]
