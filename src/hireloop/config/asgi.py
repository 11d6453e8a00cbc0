"""Pages and API by Django, sockets by channels. A socket's consumer checks its own authority, as a view does."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hireloop.config.settings")
pages = get_asgi_application()

# Consumers need Django to be set up.
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from .sockets import socket_urls  # noqa: E402

application = ProtocolTypeRouter(
    {"http": pages, "websocket": AllowedHostsOriginValidator(URLRouter(socket_urls()))},
)
