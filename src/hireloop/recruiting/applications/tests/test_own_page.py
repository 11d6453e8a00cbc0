import re

import pytest
from django.urls import reverse
from django.utils import timezone

from hireloop.platform.accounts import links
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.notifications.models import Message, Notice
from hireloop.platform.privacy import actions as privacy
from hireloop.platform.privacy import gate
from hireloop.platform.privacy.notices import current_version
from hireloop.recruiting.applications import actions, candidate_panels
from hireloop.recruiting.applications.models import CandidateRequest
from hireloop.recruiting.applications.stages import NextStep, Stage

SYSTEM = Actor.system("tests")


def token_of(application) -> str:
    return actions.own_page_url(application).rstrip("/").rpartition("/")[2]


@pytest.fixture
def token(application):
    return token_of(application)


def test_the_candidate_sees_where_things_stand(client, token, application):
    assert "我们已经收到您的申请" in client.get(reverse("applications:my", args=[token])).content.decode()
    actions.move_stage(application, Stage.VIDEO, actor=SYSTEM)
    assert "邀请您参加视频面试" in client.get(reverse("applications:my", args=[token])).content.decode()
    actions.set_next_step(application.pk, NextStep.WAIT_FOR_CANDIDATE)
    assert "您的面试已经准备好了" in client.get(reverse("applications:my", args=[token])).content.decode()


def test_reasons_and_notes_of_the_team_stay_inside(client, token, application):
    actions.reject(application, reason="interview", note="语速太快", actor=SYSTEM)
    page = client.get(reverse("applications:my", args=[token])).content.decode()
    assert "这次我们没有选择您的申请" in page
    assert "语速太快" not in page
    assert "面试表现不足" not in page


def test_one_candidate_reaches_nothing_of_anothers(client, make_application):
    mine, other = make_application(), make_application("赵磊", "zhao.lei@example.net")
    crossed = links.issue(mine.person, scope="application", target_id=other.pk, valid_for=actions.links.VALID_FOR)
    page = client.get(reverse("applications:my", args=[token_of(mine)])).content.decode()
    assert "赵磊" not in page
    assert client.get(reverse("applications:my", args=[crossed])).status_code == 404
    assert client.get(reverse("applications:my", args=["guessed"])).status_code == 404


def test_the_page_is_not_for_caches_or_search_engines(client, token):
    answer = client.get(reverse("applications:my", args=[token]))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_the_candidate_withdraws(client, token, application):
    client.post(reverse("applications:withdraw", args=[token]), {"note": "找到工作了"})
    application.refresh_from_db()
    assert application.stage == Stage.WITHDRAWN
    row = AuditRow.objects.get(key="applications.withdrawn")
    assert (row.actor_kind, row.actor_id) == ("candidate", application.person_id)


def test_consents_are_shown_and_withdrawn_at_once(client, token, application):
    person = application.person
    privacy.give(person, ["recording"], notice_version=current_version(), actor=Actor.candidate(person))
    page = client.get(reverse("applications:my", args=[token])).content.decode()
    address = reverse("applications:withdraw_consent", args=[token, "recording"])
    assert address in page
    client.post(address)
    assert not gate.allowed(person.pk, "recording")


def test_a_request_waits_for_hr_with_a_day(client, token, application, client_of, zhang_min):
    client.post(reverse("applications:ask", args=[token]), {"kind": "explanation", "text": "想知道原因"})
    asked = CandidateRequest.objects.get()
    assert (asked.due_on - timezone.localdate()).days == 15
    assert Notice.objects.filter(user=zhang_min).exists()
    browser = client_of(zhang_min)
    assert "王芳" in browser.get(reverse("applications:requests")).content.decode()
    Message.objects.all().delete()
    browser.post(reverse("applications:answer", args=[asked.pk]), {"answer": "我们更看重分布式系统的经验。"})
    assert Message.objects.get().template == "request_answered"
    assert "分布式系统" in client.get(reverse("applications:my", args=[token])).content.decode()


@pytest.mark.parametrize(
    "asked", [{}, {"kind": "money"}, {"kind": "correction", "text": " "}, {"kind": "explanation", "text": "长" * 4001}]
)
def test_requests_that_say_nothing_are_asked_again(client, token, asked):
    answer = client.post(reverse("applications:ask", args=[token]), asked)
    assert answer.status_code == 422
    assert not CandidateRequest.objects.exists()


def test_the_same_request_is_made_once_until_answered(client, token):
    for status in (302, 422):
        answer = client.post(reverse("applications:ask", args=[token]), {"kind": "human_review"})
        assert answer.status_code == status


def test_other_capabilities_show_panels(client, token, monkeypatch):
    monkeypatch.setattr(candidate_panels, "_panels", {})
    candidate_panels.register(lambda request, person, application: f"<p>面试给{person.name}</p>")
    assert "面试给王芳" in client.get(reverse("applications:my", args=[token])).content.decode()


def test_a_lost_link_is_mailed_and_tells_nobody_who_is_known(client, application):
    Message.objects.all().delete()
    known = client.post(reverse("applications:lost_link"), {"email": "wang.fang@example.com"})
    unknown = client.post(reverse("applications:lost_link"), {"email": "nobody@example.com"})
    assert known.status_code == unknown.status_code == 200
    strip = re.compile(r"wang\.fang|nobody|csrf\S+|X-CSRFToken\S+ \S+|value=\"[^\"]{30,}\"")
    assert strip.sub("", known.content.decode()) == strip.sub("", unknown.content.decode())
    assert Message.objects.get().template == "application_link"


def test_requests_of_the_privacy_officer_and_others(client_of, zhou_ning, li_qiang, zhao_lei, application):
    actions.ask(application, kind="correction", text="电话变了", actor=Actor.candidate(application.person))
    assert "王芳" in client_of(zhou_ning).get(reverse("applications:requests")).content.decode()
    for other in (li_qiang, zhao_lei):
        assert client_of(other).get(reverse("applications:requests")).status_code == 403
