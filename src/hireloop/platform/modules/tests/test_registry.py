"""What every manifest must keep to."""

from collections import Counter
from importlib import import_module

import pytest
from django.urls import reverse

from hireloop.platform.modules.registry import all_modules, all_permissions, module_of_app


def test_keys_are_unique_and_needs_are_known():
    keys = Counter(module.key for module in all_modules())
    assert max(keys.values()) == 1
    assert {need for module in all_modules() for need in module.needs} <= set(keys)


def test_what_a_required_module_needs_is_required():
    modules = {module.key: module for module in all_modules()}
    loose = [(m.key, need) for m in all_modules() if m.required for need in m.needs if not modules[need].required]
    assert not loose


def test_needs_run_in_no_circle():
    modules = {module.key: module for module in all_modules()}

    def reach(key, path):
        assert key not in path, f"{' needs '.join([*path, key])}"
        for need in modules[key].needs:
            reach(need, [*path, key])

    for key in modules:
        reach(key, [])


def test_permissions_are_unique_and_named_after_their_module():
    keys = [permission.key for module in all_modules() for permission in module.permissions]
    assert len(keys) == len(set(keys))
    strangers = [p.key for m in all_modules() for p in m.permissions if not p.key.startswith(f"{m.key}.")]
    assert not strangers


@pytest.mark.parametrize("module", all_modules(), ids=lambda module: module.key)
def test_menu_panels_cards_and_handlers_exist(module):
    for entry in module.menu:
        assert reverse(entry.url_name)
        assert entry.permission in all_permissions()
    for card in module.home_cards:
        assert card.permission in all_permissions()
    for path in [*(panel.render for panel in module.person_panels), *(card.render for card in module.home_cards)]:
        where, _, name = path.rpartition(".")
        assert callable(getattr(import_module(where), name))
    for path in module.handlers:
        assert import_module(path)


def test_a_path_belongs_to_the_module_it_lies_in():
    assert module_of_app("hireloop.platform.modules.views").key == "modules"
    assert module_of_app("hireloop.platform.modules").key == "modules"
    assert module_of_app("hireloop.platform.modulesque.views") is None
    assert module_of_app("allauth.account.views") is None
