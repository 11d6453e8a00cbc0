import re
from urllib.parse import urlparse

import pytest
from django.core.management import CommandError, call_command

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts import actions
from hireloop.platform.accounts.models import User
from hireloop.platform.accounts.queries import users_with_role
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.notifications.models import Message

pytestmark = pytest.mark.django_db
PASSWORD = "four plain words here"


@pytest.fixture
def administrator(sun_yue, client_of):
    return client_of(sun_yue)


def invite(client, **changes):
    data = {"name": "陈静", "email": "Chen.Jing@example.com", "language": "zh-hans", "roles": ["hr"], **changes}
    return client.post("/colleagues/invite/", data)


def link_in_last_mail():
    return re.search(r"/invitation/\S+/", Message.objects.latest("created_at").body)[0]


def test_an_invited_colleague_chooses_a_password_and_is_in(administrator, client):
    assert invite(administrator).status_code == 302
    link = link_in_last_mail()
    assert "陈静" in client.get(link).content.decode()

    assert client.post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 302

    user = User.objects.get(email="chen.jing@example.com")
    assert user.has_role(Role.HR)
    assert user.check_password(PASSWORD)
    assert client.get("/settings/").status_code == 200
    assert client.get(link).status_code == 404


@pytest.mark.parametrize(
    ("password", "again"), [("short", "short"), (PASSWORD, "another"), ("1234567890", "1234567890")]
)
def test_weak_or_mistyped_passwords_are_refused_in_words(administrator, client, password, again):
    invite(administrator)
    response = client.post(link_in_last_mail(), {"password": password, "again": again})
    assert response.status_code == 200
    assert "error-summary" in response.content.decode()
    assert not User.objects.get(email="chen.jing@example.com").has_usable_password()


def test_inviting_again_stops_the_earlier_link(administrator, client):
    invite(administrator)
    earlier, user = link_in_last_mail(), User.objects.get(email="chen.jing@example.com")

    administrator.post(f"/colleagues/{user.pk}/invite-again/")

    assert client.get(earlier).status_code == 404
    assert client.get(link_in_last_mail()).status_code == 200


def test_the_invitation_is_written_in_the_language_chosen(administrator):
    invite(administrator, language="en")
    assert "choose a password" in Message.objects.latest("created_at").body.lower()


def test_an_address_is_invited_once(administrator):
    invite(administrator)
    response = invite(administrator, email="CHEN.JING@example.com")
    assert response.status_code == 200
    assert User.objects.filter(email="chen.jing@example.com").count() == 1


def test_nobody_signs_up_on_their_own(client):
    response = client.post(
        "/accounts/signup/", {"email": "mallory@example.com", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert response.status_code == 200
    assert not User.objects.filter(email="mallory@example.com").exists()


def test_roles_apply_at_once_and_are_recorded(administrator, zhao_lei, client_of):
    his = client_of(zhao_lei)
    assert his.get("/people/").status_code == 403

    administrator.post(f"/colleagues/{zhao_lei.pk}/", {"roles": ["hr"]})

    assert his.get("/people/").status_code == 200
    row = AuditRow.objects.get(key="accounts.roles_changed")
    assert row.changes == {"roles": [["employee"], ["hr"]]}


def test_the_last_administrator_stays(administrator, sun_yue, make_user):
    administrator.post(f"/colleagues/{sun_yue.pk}/", {"roles": ["hr"]})
    administrator.post(f"/colleagues/{sun_yue.pk}/deactivate/")
    sun_yue = User.objects.get(pk=sun_yue.pk)
    assert sun_yue.is_active
    assert sun_yue.has_role(Role.ADMINISTRATOR)

    second = make_user("何平", "he.ping@example.com", Role.ADMINISTRATOR)
    actions.deactivate(sun_yue, actor=Actor.user(second))
    with pytest.raises(Conflict):
        actions.set_roles(second, [], actor=Actor.user(second))


def test_a_deactivated_colleague_is_out_at_once(administrator, zhang_min, client_of):
    hers = client_of(zhang_min)
    token = actions.make_token(zhang_min, name="x", valid_for=actions.INVITATION_VALID, actor=Actor.user(zhang_min))

    administrator.post(f"/colleagues/{zhang_min.pk}/deactivate/")

    assert hers.get("/people/").status_code == 302
    assert hers.get("/api/v1/directory/people", headers={"authorization": f"Bearer {token}"}).status_code == 401
    administrator.post(f"/colleagues/{zhang_min.pk}/reactivate/")
    assert client_of(User.objects.get(pk=zhang_min.pk)).get("/people/").status_code == 200


def test_unknown_roles_are_refused(sun_yue, zhao_lei):
    with pytest.raises(BadInput, match="emperor"):
        actions.set_roles(zhao_lei, ["emperor"], actor=Actor.user(sun_yue))


def test_the_list_is_filtered_by_role_and_state(administrator, zhang_min, zhao_lei):
    invite(administrator)
    names = administrator.get("/colleagues/?role=hr&state=active").content.decode()
    assert "张敏" in names
    assert "赵磊" not in names
    invited = administrator.get("/colleagues/?state=invited").content.decode()
    assert "陈静" in invited
    assert "张敏" not in invited


def test_users_with_role_leaves_out_the_deactivated(zhang_min, li_qiang, make_user):
    make_user("刘洋", "liu.yang@example.com", Role.HR, is_active=False)
    assert list(users_with_role(Role.HR)) == [zhang_min]
    assert set(users_with_role(Role.HR, Role.INTERVIEWER)) == {zhang_min, li_qiang}


def test_sign_ins_are_recorded_and_failures_without_a_name(client, zhang_min):
    client.post("/accounts/login/", {"login": "zhang.min@example.com", "password": "my-secret-typo"})
    client.post("/accounts/login/", {"login": "zhang.min@example.com", "password": "correct-horse-battery"})

    keys = list(AuditRow.objects.order_by("pk").values_list("key", flat=True))
    assert keys == ["accounts.sign_in_failed", "accounts.signed_in"]
    failed = AuditRow.objects.get(key="accounts.sign_in_failed")
    assert failed.actor_id is None
    assert failed.payload == {}


def test_a_refused_password_is_explained_in_the_readers_language(administrator, client):
    invite(administrator)
    page = client.post(
        link_in_last_mail(), {"password": "short", "again": "short"}, headers={"accept-language": "zh-CN"}
    )
    assert "密码太短，至少需要 10 个字符。" in page.content.decode()


def test_the_first_administrator_is_invited_by_command(client, capsys):
    call_command("invite_administrator", "first@example.com", "何平")

    path = urlparse(capsys.readouterr().out.strip()).path
    assert client.post(path, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert User.objects.get(email="first@example.com").has_role(Role.ADMINISTRATOR)
    with pytest.raises(CommandError, match="exists already"):
        call_command("invite_administrator", "first@example.com", "何平")
