"""Which signing services are known, by name."""

from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import N_

from .esign import Esign
from .provider import SignatureProvider

PROVIDERS = {"esign": Esign}


def provider_named(name: str, *, url: str, app_id: str, secret: str) -> SignatureProvider:
    if name not in PROVIDERS:
        known = ", ".join(sorted(PROVIDERS))
        raise EngineUnavailable(
            N_("There is no signing service %(name)s. There are: %(known)s"), name=name, known=known
        )
    return PROVIDERS[name](url, app_id, secret)
