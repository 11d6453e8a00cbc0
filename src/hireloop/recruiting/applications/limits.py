"""How often one address may send forms: generous enough for a campus fair behind one router."""

from django.core.cache import cache
from django.utils.translation import gettext as _

from hireloop.kernel.errors import HireloopError
from hireloop.platform.vault.blind import blind_index

WINDOW_S = 3600
MOST_PER_WINDOW = {"apply_ip": 60, "apply_email": 6, "read_ip": 60, "link_ip": 20, "link_email": 3, "ask": 10}


class TooOften(HireloopError):
    """The form was sent too often from one place; what was typed is kept on the page."""

    code = "too_often"
    status = 429


def count(kind: str, who: str) -> None:
    """Count one try; raises TooOften past the limit. ``who`` is an address or an id, kept only as a keyed hash."""
    key = f"sent:{kind}:{blind_index(who, 'text')}"
    cache.add(key, 0, WINDOW_S)
    if cache.incr(key) > MOST_PER_WINDOW[kind]:
        raise TooOften(_("This form was sent very often from here. Please wait an hour and try again."))
