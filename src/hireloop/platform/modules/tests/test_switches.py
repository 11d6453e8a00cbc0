"""Modules on and off, seen from the settings page, the menu, the addresses, the API and the handlers.

The modules switched here are made for the test: they borrow addresses of modules that are always on.
"""

from dataclasses import replace

import pytest
from django.urls import reverse

from hireloop.kernel.errors import Conflict, NotFound
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.modules import actions, registry, switches
from hireloop.platform.modules.manifest import MenuEntry

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("tests")


@pytest.fixture
def loose(monkeypatch):
    """Mail and notices as a module that can be switched off, and directory as one that needs it."""
    menu = (MenuEntry("Outbox", "notifications:outbox", icon="send", permission="notifications.outbox", order=1),)

    def change(module):
        if module.key == "notifications":
            return replace(module, required=False, menu=menu)
        if module.key == "directory":
            return replace(module, required=False, needs=("notifications",))
        return module

    changed = tuple(change(module) for module in registry.all_modules())
    for place in ("registry", "switches", "actions", "middleware", "context", "queries"):
        monkeypatch.setattr(f"hireloop.platform.modules.{place}.all_modules", lambda: changed)


def test_everything_is_on_at_first(loose):
    assert all(switches.states().values())


def test_an_unknown_module_is_off():
    assert not switches.is_on("astrology")
    with pytest.raises(NotFound):
        actions.switch_off("astrology", actor=SYSTEM)


def test_what_others_need_cannot_be_switched_off(loose):
    with pytest.raises(Conflict, match="needed by"):
        actions.switch_off("notifications", actor=SYSTEM)
    actions.switch_off("directory", actor=SYSTEM)
    actions.switch_off("notifications", actor=SYSTEM)
    assert not switches.is_on("notifications")


def test_what_needs_something_off_cannot_be_switched_on(loose):
    actions.switch_off("directory", actor=SYSTEM)
    actions.switch_off("notifications", actor=SYSTEM)
    with pytest.raises(Conflict, match="Switch that on first"):
        actions.switch_on("directory", actor=SYSTEM)
    actions.switch_on("notifications", actor=SYSTEM)
    actions.switch_on("directory", actor=SYSTEM)
    assert switches.is_on("directory")


def test_a_required_module_stays_on():
    with pytest.raises(Conflict, match="always on"):
        actions.switch_off("modules", actor=SYSTEM)


def test_switching_is_in_the_trail_once(loose, sun_yue):
    actions.switch_off("directory", actor=Actor.user(sun_yue))
    actions.switch_off("directory", actor=Actor.user(sun_yue))
    actions.switch_on("directory", actor=Actor.user(sun_yue))
    keys = AuditRow.objects.filter(actor_id=sun_yue.id).order_by("id").values_list("key", flat=True)
    assert list(keys) == ["modules.switched_off", "modules.switched_on"]


def test_off_closes_pages_api_and_menu_and_on_opens_them(loose, client_of, sun_yue):
    client = client_of(sun_yue)
    outbox = reverse("notifications:outbox")
    assert client.get(outbox).status_code == 200
    assert f'href="{outbox}"' in client.get("/settings/modules/").content.decode()

    actions.switch_off("directory", actor=SYSTEM)
    actions.switch_off("notifications", actor=SYSTEM)
    page = client.get(outbox)
    assert page.status_code == 404
    assert "已关闭" in page.content.decode()
    answer = client.get("/api/v1/notifications/notices")
    assert (answer.status_code, answer.json()["code"]) == (404, "module_off")
    assert f'href="{outbox}"' not in client.get("/settings/modules/").content.decode()

    actions.switch_on("notifications", actor=SYSTEM)
    assert client.get(outbox).status_code == 200
    assert client.get("/api/v1/notifications/notices").status_code == 200


def test_handlers_of_a_module_that_is_off_are_skipped(loose, monkeypatch):
    from hireloop.platform.audit import handlers

    heard = []

    def hear(event, row):
        heard.append(event)

    hear.__module__, hear.__qualname__ = "hireloop.platform.notifications.flows", "hear"
    monkeypatch.setattr(handlers, "_handlers", {**handlers._handlers})
    monkeypatch.setattr("hireloop.platform.audit.handlers.module_of_app", registry.module_of_app)
    from hireloop.platform.modules.events import ModuleSwitchedOff

    handlers._handlers[ModuleSwitchedOff] = {handlers.name_of(hear): hear}
    actions.switch_off("directory", actor=SYSTEM)
    handlers.deliver_due()
    assert len(heard) == 1
    actions.switch_off("notifications", actor=SYSTEM)
    handlers.deliver_due()
    assert len(heard) == 1


def test_the_page_switches_and_says_why_not(loose, client_of, sun_yue, zhang_min):
    client = client_of(sun_yue)
    refused = client.post("/settings/modules/notifications/", {"on": "0"}, follow=True)
    assert "依赖" in refused.content.decode()
    client.post("/settings/modules/directory/", {"on": "0"})
    assert not switches.is_on("directory")
    assert client_of(zhang_min).get("/settings/modules/").status_code == 403
    assert client_of(zhang_min).post("/settings/modules/directory/", {"on": "1"}).status_code == 403


def test_the_api_switches_too(loose, client_of, sun_yue):
    client = client_of(sun_yue)
    states = {item["key"]: item["is_on"] for item in client.get("/api/v1/modules/").json()}
    assert states["directory"]
    done = client.put("/api/v1/modules/directory", {"is_on": False}, content_type="application/json")
    assert done.status_code == 204
    assert not switches.is_on("directory")
    refused = client.put("/api/v1/modules/modules", {"is_on": False}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")


def test_switches_are_read_once_in_a_request(loose, django_assert_num_queries):
    with switches.remembered(), django_assert_num_queries(1):
        assert switches.is_on("directory")
        assert switches.is_on("notifications")


def test_the_shell_costs_two_queries_beside_the_switches(rf, sun_yue, django_assert_num_queries):
    from hireloop.platform.accounts.models import User
    from hireloop.platform.modules.context import shell

    request = rf.get("/settings/modules/")
    request.user = User.objects.get(id=sun_yue.id)
    with switches.remembered():
        switches.states()
        with django_assert_num_queries(2):
            around = shell(request)["shell"]
            assert around.groups
            assert around.user_menu is not None
            assert around.unread_count == 0


def test_the_menu_shows_what_the_reader_may_see_and_where_he_is(rf, make_user):
    from hireloop.platform.modules.context import shell

    administrator = make_user("孙悦", "a@example.com", Role.ADMINISTRATOR)
    request = rf.get("/settings/modules/")
    request.user = administrator
    lines = shell(request)["shell"].menu
    assert [line.url for line in lines if line.active] == ["/settings/modules/"]
    request.user = make_user("赵磊", "z@example.com", Role.EMPLOYEE)
    assert "/settings/modules/" not in [line.url for line in shell(request)["shell"].menu]
