"""Which identity services are known, by name."""

from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import N_

from .provider import IdentityCheck
from .tencent import Tencent

PROVIDERS = {"tencent": Tencent}
LABELS = {"tencent": "Tencent Cloud FaceID"}


def identity_check_named(name: str, *, url: str, key: str, secret: str) -> IdentityCheck:
    if name not in PROVIDERS:
        known = ", ".join(sorted(PROVIDERS))
        raise EngineUnavailable(
            N_("There is no identity service %(name)s. There are: %(known)s"), name=name, known=known
        )
    return PROVIDERS[name](url, key, secret)


def label_of(name: str) -> str:
    """As people know the service; the name itself where it is not known here (any more)."""
    return LABELS.get(name, name)
