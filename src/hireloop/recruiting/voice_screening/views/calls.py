"""The calls that the voice room makes."""

from functools import partial
from typing import Any

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.link_calls import body_of, call_by_link

from .. import queries
from ..errors import SoundMissing
from ..links import SCOPE

__all__ = ["body_of", "room_call"]


def _more(error: HireloopError) -> dict[str, Any]:
    return {"expected": error.expected} if isinstance(error, SoundMissing) else {}


room_call = partial(call_by_link, SCOPE, queries.of_link, more=_more)
"""``@room_call("GET", …)`` over ``view(request, screening, token, …)``."""
