"""The program of a StepProcess: takes a function and its arguments, answers with progress and the result."""

import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from hireloop.engines.errors import EngineFailed
from hireloop.kernel.errors import N_, HireloopError

IDLE_S = 300.0


def main() -> None:
    # Who is interrupted is the caller, who then closes the connection.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Connection(int(sys.argv[1])) as connection:
        serve(connection)


def serve(connection: Connection) -> None:
    """Until the caller is gone, or has asked for nothing in five minutes."""
    while connection.poll(IDLE_S):
        try:
            function, arguments = connection.recv()
        except (EOFError, OSError):
            return
        try:
            connection.send(outcome(function, arguments, lambda done: connection.send(("progress", done))))
        except OSError:
            return


def outcome(
    function: Callable[..., Any], arguments: dict[str, Any], on_progress: Callable[[int], None]
) -> tuple[str, Any]:
    try:
        return "done", function(**arguments, on_progress=on_progress)
    except HireloopError as error:
        return "error", error
    except Exception as error:  # noqa: BLE001 (the engine's edge: whatever a library throws, the caller must be told)
        why = f"{type(error).__name__}: {error}"
        return "error", EngineFailed(N_("An engine failed: %(why)s"), why=why)


if __name__ == "__main__":
    main()
