from dataclasses import dataclass

from . import switches
from .actions import needed_by
from .context import GROUPS, area_of
from .manifest import Label, Module
from .registry import all_modules


@dataclass(frozen=True)
class ModuleLine:
    """A module on the settings page; ``held_by`` names the modules that must be switched off before it."""

    module: Module
    is_on: bool
    needs: tuple[Label, ...]
    held_by: tuple[Label, ...]


@dataclass(frozen=True)
class ModuleArea:
    label: Label
    lines: tuple[ModuleLine, ...]


def modules_by_area() -> list[ModuleArea]:
    by_area = {
        key: tuple(_line(module) for module in all_modules() if area_of(module) == key and key != "account")
        for key in GROUPS
    }
    return [ModuleArea(GROUPS[key], lines) for key, lines in by_area.items() if lines]


def _line(module: Module) -> ModuleLine:
    labels = {other.key: other.label for other in all_modules()}
    held_by = tuple(other.label for other in needed_by(module.key) if switches.is_on(other.key))
    return ModuleLine(module, switches.is_on(module.key), tuple(labels.get(key, key) for key in module.needs), held_by)
