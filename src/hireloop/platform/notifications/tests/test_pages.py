import pytest
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.notifications import actions, queries
from hireloop.platform.notifications.models import Notice
from hireloop.platform.vault import keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(wang_fang):
    return actions.send("invite", to_person=wang_fang, context={"job": "工程师"}, actor=Actor.system("tests"))


def test_the_outbox_lists_mails_for_administrators_only(mail, client_of, sun_yue, zhang_min, li_qiang, client):
    page = client_of(sun_yue).get("/outbox/")
    assert "邀请您参加“工程师”的视频面试" in page.content.decode()
    assert "wang.fang@example.com" in page.content.decode()
    for other in (zhang_min, li_qiang):
        assert client_of(other).get("/outbox/").status_code == 403
        assert client_of(other).get(reverse("notifications:message", args=[mail.id])).status_code == 403
    assert client.get("/outbox/").status_code == 302


def test_one_mail_shows_its_text_with_links_and_is_recorded(mail, settings, client_of, sun_yue, wang_fang):
    page = client_of(sun_yue).get(mail.get_absolute_url())
    html = page.content.decode()
    assert f'href="{settings.SITE_URL}/interview/abc">开始面试</a>' in html
    assert AuditRow.objects.filter(key="audit.read", person_id=wang_fang.id, actor_id=sun_yue.id).exists()


def test_the_mail_in_its_frame_runs_nothing(mail, client_of, sun_yue):
    response = client_of(sun_yue).get(reverse("notifications:message_html", args=[mail.id]))
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("is_demo", [False, True])
def test_a_one_time_code_stands_only_in_the_mail(client_of, sun_yue, wang_fang, settings, is_demo):
    settings.DEMO = is_demo
    code = {"name": "王芳", "title": "劳动合同", "one_time_code": "408213", "minutes": 10}
    written = actions.send("signing_code", to_person=wang_fang, context=code, actor=Actor.system("tests"))
    client = client_of(sun_yue)
    pages = [written.get_absolute_url(), reverse("notifications:message_html", args=[written.id])]

    assert "408213" in written.body
    assert all(("408213" in client.get(page).content.decode()) == is_demo for page in pages)
    assert ("••••••" in client.get(pages[0]).content.decode()) != is_demo


def test_the_mail_of_an_erased_person_is_gone_but_listed(mail, client_of, sun_yue, wang_fang):
    keys.destroy(wang_fang.id)
    client = client_of(sun_yue)
    assert client.get("/outbox/").status_code == 200
    page = client.get(mail.get_absolute_url())
    assert page.status_code == 200
    assert "工程师" not in page.content.decode()


def test_a_notice_is_said_in_the_colleagues_language(zhang_min, li_qiang):
    li_qiang.language = "en"
    text = format_lazy("{} 1", gettext_lazy("Notices"))
    assert actions.notify(li_qiang, text).text == "Notices 1"
    assert actions.notify(zhang_min, text).text == "通知 1"


def test_the_bell_counts_and_opening_marks_read(client_of, zhang_min, li_qiang):
    notice = actions.notify(zhang_min, "报告已生成", url="/people/")
    actions.notify(zhang_min, "第二条")
    assert queries.unread_count(zhang_min) == 2
    client = client_of(zhang_min)
    assert "报告已生成" in client.get(reverse("notifications:latest")).content.decode()
    assert "第二条" in client.get("/notices/").content.decode()

    opened = client.post(reverse("notifications:open_notice", args=[notice.id]))
    assert opened.headers["Location"] == "/people/"
    assert queries.unread_count(zhang_min) == 1
    assert client_of(li_qiang).post(reverse("notifications:open_notice", args=[notice.id])).status_code == 404

    client.post(reverse("notifications:read_all"))
    assert queries.unread_count(zhang_min) == 0
    assert Notice.objects.filter(read_at=None).count() == 0


def test_the_api_tells_the_callers_notices(client_of, zhang_min, li_qiang, sun_yue, mail):
    actions.notify(zhang_min, "报告已生成")
    found = client_of(zhang_min).get("/api/v1/notifications/notices").json()
    assert [item["readable_text"] for item in found["items"]] == ["报告已生成"]
    assert client_of(li_qiang).get("/api/v1/notifications/notices").json()["items"] == []
    assert client_of(zhang_min).get("/api/v1/notifications/messages").status_code == 403
    assert client_of(sun_yue).get("/api/v1/notifications/messages").json()["count"] == 1
