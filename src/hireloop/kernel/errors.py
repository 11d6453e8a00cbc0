"""Errors that say what happened, to which thing, and what to do next.

People read the translated text; programs read the stable ``code``. The message is a
``%(name)s`` template, so that the web layer can translate it before filling it in.
"""

from typing import Any


def noop_gettext(message: str) -> str:
    """Mark a message for translation where Django cannot be imported (xgettext keyword ``N_``)."""
    return message


N_ = noop_gettext


class HireloopError(Exception):
    """Base of every error that a person may see."""

    code = "error"
    status = 400

    def __init__(self, message: str, *, code: str | None = None, **params: Any) -> None:
        self.message = message
        self.params = params
        if code is not None:
            self.code = code
        super().__init__(message % params if params else message)


class BadInput(HireloopError):
    """What was handed in cannot be used; the message names the thing and the way out."""

    code = "bad_input"


class NotAllowed(HireloopError):
    """The actor may not do this; nothing was changed."""

    code = "not_allowed"
    status = 403


class NotFound(HireloopError):
    """No such thing, or none that the actor may know of."""

    code = "not_found"
    status = 404


class Conflict(HireloopError):
    """The thing is not in a state in which this can be done."""

    code = "conflict"
    status = 409


class NotYet(Conflict):
    """Something else has to end first; whoever tries again a little later will do it."""

    code = "not_yet"
