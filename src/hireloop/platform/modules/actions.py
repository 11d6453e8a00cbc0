"""Switch modules on and off."""

from typing import Any

from django.db import transaction

from hireloop.kernel.errors import N_, Conflict, NotFound
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor

from . import switches
from .events import ModuleSwitchedOff, ModuleSwitchedOn
from .manifest import Module
from .models import ModuleSwitch
from .registry import all_modules


@transaction.atomic
def switch_on(key: str, *, actor: Actor) -> None:
    module = _module(key)
    missing = [need for need in module.needs if not switches.is_on(need)]
    if missing:
        raise Conflict(
            N_("“%(module)s” needs %(others)s. Switch that on first."), module=module.label, others=_labels(missing)
        )
    _switch(module, is_on=True, actor=actor)


@transaction.atomic
def switch_off(key: str, *, actor: Actor) -> None:
    """Switch a module off; refused while a module that is on needs it."""
    module = _module(key)
    if module.required:
        raise Conflict(N_("“%(module)s” is always on: the other modules stand on it."), module=module.label)
    users = [other.key for other in needed_by(key) if switches.is_on(other.key)]
    if users:
        raise Conflict(
            N_("“%(module)s” is needed by %(others)s. Switch that off first."),
            module=module.label,
            others=_labels(users),
        )
    _switch(module, is_on=False, actor=actor)


def needed_by(key: str) -> list[Module]:
    return [module for module in all_modules() if key in module.needs]


def _switch(module: Module, *, is_on: bool, actor: Actor) -> None:
    if switches.is_on(module.key) == is_on:
        return
    ModuleSwitch.objects.update_or_create(
        key=module.key, defaults={"is_on": is_on, "changed_by_id": actor.id if actor.kind == "user" else None}
    )
    switches.forget()
    record(ModuleSwitchedOn(module.key) if is_on else ModuleSwitchedOff(module.key), actor=actor)


def _module(key: str) -> Module:
    found = next((module for module in all_modules() if module.key == key), None)
    if found is None:
        raise NotFound(N_("There is no module called %(key)s."), key=key)
    return found


def _labels(keys: list[str]) -> str:
    labels: dict[str, Any] = {module.key: module.label for module in all_modules()}
    return ", ".join(f"“{labels.get(key, key)}”" for key in keys)
