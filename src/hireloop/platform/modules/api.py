"""The modules and their switches."""

from django.http import HttpRequest
from ninja import Router, Schema, Status

from hireloop.platform.accounts.access import api_requires
from hireloop.platform.audit.actor import Actor

from . import actions, switches
from .registry import all_modules

router = Router()


class ModuleOut(Schema):
    key: str
    label: str
    is_on: bool
    is_required: bool
    needs: list[str]


class SwitchIn(Schema):
    is_on: bool


@router.get("/", response=list[ModuleOut])
@api_requires("modules.switch")
def list_modules(request: HttpRequest) -> list[ModuleOut]:
    states = switches.states()
    return [
        ModuleOut(
            key=module.key,
            label=str(module.label),
            is_on=states[module.key],
            is_required=module.required,
            needs=list(module.needs),
        )
        for module in all_modules()
    ]


@router.put("/{key}", response={204: None})
@api_requires("modules.switch")
def switch_module(request: HttpRequest, key: str, wanted: SwitchIn) -> Status[None]:
    """Refused with 409 while other modules need it, or when what it needs is off."""
    (actions.switch_on if wanted.is_on else actions.switch_off)(key, actor=Actor.of(request))
    return Status(204, None)
