"""Every capability's sockets: those whose module names a routing in its manifest."""

from importlib import import_module
from typing import Any

from hireloop.platform.modules.registry import all_modules


def socket_urls() -> list[Any]:
    """The patterns of all modules; whether a module is on is asked by its consumer, as it can change at any time."""
    return [
        pattern
        for module in all_modules()
        if module.sockets
        for pattern in import_module(module.sockets).websocket_urlpatterns
    ]
