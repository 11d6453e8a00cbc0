"""The two ways in which an engine lets one down."""

from hireloop.kernel.errors import HireloopError


class EngineUnavailable(HireloopError):
    """The engine is not installed or not configured; the message says what to install or set."""

    code = "engine_unavailable"
    status = 503


class EngineFailed(HireloopError):
    """The engine was there and did not deliver: crash, timeout, malformed or refused reply."""

    code = "engine_failed"
    status = 502
