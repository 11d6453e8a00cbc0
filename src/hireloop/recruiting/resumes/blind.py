"""Blind reading: whoever chooses does not see who somebody is. Capabilities above say when it is on.

blind.register(lambda user, resume: …)
"""

from collections.abc import Callable

from hireloop.platform.accounts.models import User

from .models import Resume

IsBlind = Callable[[User, Resume], bool]
_providers: list[IsBlind] = []


def register(provider: IsBlind) -> IsBlind:
    """Let ``provider`` say whether this colleague reads this résumé blind."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def is_blind(user: User, resume: Resume) -> bool:
    return any(provider(user, resume) for provider in _providers)
