"""The other end of ``workers``: takes calls from the line, sends back progress and answers, one after another."""

import functools
import os
import pickle
import queue
import sys
import threading
from multiprocessing.connection import Connection
from typing import Any

from hireloop.kernel.errors import HireloopError


def main(descriptor: int) -> None:
    connection: Connection[Any, Any] = Connection(descriptor)
    calls: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=listen, args=(connection, calls), daemon=True).start()
    while True:
        send(connection, *outcome(calls.get(), connection))


def listen(connection: "Connection[Any, Any]", calls: "queue.Queue[bytes]") -> None:
    """Hear at once when the other side is gone, even in the middle of work, and end with it."""
    try:
        while True:
            calls.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def outcome(call: bytes, connection: "Connection[Any, Any]") -> tuple[str, Any]:
    try:
        function, args, wants_progress = pickle.loads(call)  # noqa: S301 - from our own parent
        if wants_progress:
            function = functools.partial(function, on_progress=lambda *told: send(connection, "progress", told))
        return "answer", function(*args)
    except HireloopError as error:
        return "told", (type(error), error.message, error.code, error.params)
    except Exception as error:  # noqa: BLE001 - the edge of an engine: whatever broke is told
        return "fault", f"{type(error).__name__}: {error}"


def send(connection: "Connection[Any, Any]", kind: str, content: Any) -> None:
    try:
        message = pickle.dumps((kind, content))
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        message = pickle.dumps(("fault", f"the answer cannot be sent: {error}"))
    connection.send_bytes(message)


if __name__ == "__main__":
    main(int(sys.argv[1]))
