"""The calls that the interview room makes."""

from functools import partial
from typing import Any

from hireloop.kernel.errors import HireloopError
from hireloop.platform.accounts.link_calls import body_of, call_by_link, id_in

from .. import queries
from ..errors import ChunksMissing, SegmentTaken
from ..links import SCOPE

__all__ = ["body_of", "id_in", "room_call"]


def _more(error: HireloopError) -> dict[str, Any]:
    if isinstance(error, SegmentTaken):
        return {"next": error.next_number}
    return {"missing": error.missing} if isinstance(error, ChunksMissing) else {}


room_call = partial(call_by_link, SCOPE, queries.of_link, more=_more)
"""``@room_call("GET", …)`` over ``view(request, interview, token, …)``."""
