from django.urls import path

from .consumer import VoiceRoomConsumer

websocket_urlpatterns = [path("ws/voice/<str:token>/", VoiceRoomConsumer.as_asgi())]
