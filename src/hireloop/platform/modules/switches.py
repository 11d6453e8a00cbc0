"""Which modules are on. Asked many times in a request, read once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .manifest import Module
from .models import ModuleSwitch
from .registry import all_modules, module_of_app

_remembered: ContextVar[dict[str, bool] | None] = ContextVar("module_switches", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """Inside, the switches are read from the database once at most."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def forget() -> None:
    """Read the switches anew at the next question."""
    known = _remembered.get()
    if known is not None:
        known.clear()


def states() -> dict[str, bool]:
    """Every module's key, and whether it is on: switched on itself, and all that it needs too."""
    known = _remembered.get()
    if known:
        return known
    switched_off = set(ModuleSwitch.objects.filter(is_on=False).values_list("key", flat=True))
    modules = {module.key: module for module in all_modules()}
    found = {key: _is_on(module, modules, switched_off) for key, module in modules.items()}
    if known is not None:
        known.update(found)
    return found


def is_on(key: str) -> bool:
    """Whether the module is on; a key that no installed module has is off."""
    return states().get(key, False)


def is_on_for(function: Callable[..., object]) -> bool:
    """Whether the module that the function is written in is on: for what capabilities register with one another."""
    module = module_of_app(function.__module__)
    return module is None or is_on(module.key)


def _is_on(module: Module, modules: dict[str, Module], switched_off: set[str]) -> bool:
    if module.required:
        return True
    if module.key in switched_off:
        return False
    return all(key in modules and _is_on(modules[key], modules, switched_off) for key in module.needs)
