from django.urls import path

from .views import checking, room_calls, staff, visits

app_name = "voice_screening"
urlpatterns = [
    # the candidate's pages
    path("v/<str:token>/", visits.welcome, name="welcome"),
    path("v/<str:token>/notice/", visits.read_notice, name="read_notice"),
    path("v/<str:token>/room/", visits.room, name="room"),
    path("v/<str:token>/check/", checking.check, name="check"),
    path("v/<str:token>/person/", visits.prefer_person, name="prefer_person"),
    path("v/<str:token>/done/", visits.done, name="done"),
    path("my/<str:token>/voice/<uuid:screening_id>/", visits.go_on, name="go_on"),
    # what the voice room calls
    path("v/<str:token>/state/", room_calls.state, name="state"),
    path("v/<str:token>/speech/<slug:kind>/<int:number>/", room_calls.speech, name="speech"),
    path("v/<str:token>/written/", room_calls.written, name="written"),
    path("v/<str:token>/segments/", room_calls.segment, name="segment"),
    path("v/<str:token>/segments/<uuid:segment_id>/<int:start>/", room_calls.sound, name="sound"),
    path("v/<str:token>/end/", room_calls.end, name="end"),
    path("v/<str:token>/patience/", room_calls.patience, name="patience"),
    path("v/<str:token>/finish/", room_calls.finish, name="finish"),
    path("v/<str:token>/withdraw/", room_calls.withdraw, name="withdraw"),
    # what the look over the answers calls
    path("v/<str:token>/check/words/", checking.words, name="words"),
    path("v/<str:token>/check/<uuid:answer_id>/", checking.correct, name="correct"),
    path("v/<str:token>/check/<uuid:answer_id>/recording/", checking.replay, name="replay"),
    # colleagues
    path("voice-screenings/", staff.screening_list, name="list"),
    path("voice-screenings/decide/", staff.decide_many, name="decide_many"),
    path("voice-screenings/script/<uuid:job_id>/", staff.script, name="script"),
    path("voice-screenings/invite/<uuid:application_id>/", staff.invite, name="invite"),
    path("voice-screenings/<uuid:screening_id>/", staff.detail, name="detail"),
    path("voice-screenings/<uuid:screening_id>/recordings/<uuid:answer_id>/", staff.recording, name="recording"),
    path("voice-screenings/<uuid:screening_id>/decide/", staff.decide, name="decide"),
    path("voice-screenings/<uuid:screening_id>/send-again/", staff.send_again, name="send_again"),
    path("voice-screenings/<uuid:screening_id>/extend/", staff.extend, name="extend"),
    path("voice-screenings/<uuid:screening_id>/cancel/", staff.cancel, name="cancel"),
]
