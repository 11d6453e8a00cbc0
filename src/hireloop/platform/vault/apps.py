from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class VaultConfig(AppConfig):
    name = "hireloop.platform.vault"
    label = "vault"

    def ready(self) -> None:
        post_migrate.connect(make_installation_keys, sender=self)


def make_installation_keys(**kwargs: Any) -> None:
    """Before anything is encrypted: keys that every process shares are there, and no stale one is held."""
    from . import keys
    from .keyring import keyring

    keyring.forget_all()
    for scope in (keys.INSTALLATION, keys.BLIND, keys.AUDIT):
        keys.key_to_encrypt(scope)
