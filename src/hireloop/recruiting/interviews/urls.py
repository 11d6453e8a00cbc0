from django.urls import path

from .views import room_calls, staff, uploads, visits

app_name = "interviews"
urlpatterns = [
    # the candidate's pages
    path("i/<str:token>/", visits.welcome, name="welcome"),
    path("i/<str:token>/notice/", visits.read_notice, name="read_notice"),
    path("i/<str:token>/adjust/", visits.adjust, name="adjust"),
    path("i/<str:token>/room/", visits.room, name="room"),
    path("i/<str:token>/done/", visits.done, name="done"),
    path("my/<str:token>/interview/<uuid:interview_id>/", visits.go_on, name="go_on"),
    # what the interview room calls
    path("i/<str:token>/state/", room_calls.state, name="state"),
    path("i/<str:token>/device/", room_calls.device, name="device"),
    path("i/<str:token>/practised/", room_calls.practised, name="practised"),
    path("i/<str:token>/signals/", room_calls.signal, name="signal"),
    path("i/<str:token>/withdraw/", room_calls.withdraw, name="withdraw"),
    path("i/<str:token>/send/", room_calls.send, name="send"),
    path("i/<str:token>/answers/<uuid:answer_id>/", uploads.answer, name="answer"),
    path("i/<str:token>/answers/<uuid:answer_id>/text/", room_calls.text, name="text"),
    path("i/<str:token>/answers/<uuid:answer_id>/recording/", room_calls.replay, name="replay"),
    path("i/<str:token>/answers/<uuid:answer_id>/finish/", uploads.finish, name="finish"),
    path(
        "i/<str:token>/answers/<uuid:answer_id>/segments/<int:segment>/chunks/<int:index>/",
        uploads.chunk,
        name="chunk",
    ),
    # colleagues
    path("interviews/", staff.interview_list, name="list"),
    path("interviews/adjustments/", staff.adjustments, name="adjustments"),
    path("interviews/adjustments/<uuid:request_id>/", staff.decide, name="decide"),
    path("interviews/invite/<uuid:application_id>/", staff.invite, name="invite"),
    path("interviews/<uuid:interview_id>/", staff.detail, name="detail"),
    path("interviews/<uuid:interview_id>/send-again/", staff.send_again, name="send_again"),
    path("interviews/<uuid:interview_id>/extend/", staff.extend, name="extend"),
    path("interviews/<uuid:interview_id>/cancel/", staff.cancel, name="cancel"),
]
