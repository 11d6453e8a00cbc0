"""The pages of approvals, and who sees what on them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from hireloop.platform.approvals import actions
from hireloop.platform.approvals.models import ApprovalPolicy
from hireloop.platform.audit.actor import Actor

from .conftest import KIND


def test_what_waits_stands_on_today_and_in_the_list(ask, zhang_min, sun_li, client_of):
    approval = ask(zhang_min)
    browser = client_of(sun_li)
    address = reverse("approvals:approval", args=[approval.pk])
    assert address in browser.get("/").content.decode()
    assert address in browser.get(reverse("approvals:list")).content.decode()
    page = browser.get(address).content.decode()
    assert "月薪 25,000" in page
    assert 'value="approve"' in page


def test_who_is_not_asked_sees_neither_the_page_nor_the_amount(ask, zhang_min, sun_li, make_user, li_qiang, client_of):
    address = reverse("approvals:approval", args=[ask(zhang_min).pk])
    assert client_of(li_qiang).get(address).status_code == 404
    actions.name_stand_in(
        sun_li,
        stand_in=li_qiang,
        from_day=timezone.localdate(),
        until_day=timezone.localdate() + timedelta(1),
        actor=Actor.user(sun_li),
    )
    assert client_of(li_qiang).get(address).status_code == 200


def test_returning_needs_a_word_and_keeps_what_was_typed(ask, zhang_min, sun_li, client_of):
    approval = ask(zhang_min)
    address = reverse("approvals:decide", args=[approval.pk])
    browser = client_of(sun_li)
    answer = browser.post(address, {"verdict": "return", "comment": ""})
    assert answer.status_code == 422
    assert "id_comment-error" in answer.content.decode()
    assert browser.post(address, {"verdict": "return", "comment": "请调整奖金"}).status_code == 302
    late = browser.post(address, {"verdict": "approve", "comment": "迟到的意见"})
    assert late.status_code == 422
    assert "迟到的意见" in late.content.decode()


def test_an_administrator_writes_a_policy(ask, sun_yue, zhang_min, sun_li, client_of):
    browser = client_of(sun_yue)
    filled = {
        "kind": KIND,
        "name": "年薪 30 万以上",
        "amount_from_yuan": "300000",
        "position": "1",
        "step-TOTAL_FORMS": "2",
        "step-INITIAL_FORMS": "0",
        "step-0-name": "人事负责人",
        "step-0-source": "colleagues",
        "step-0-colleagues": [str(sun_li.pk)],
        "step-0-rule": "any",
        "step-1-name": "",
        "step-1-source": "role",
        "step-1-rule": "any",
    }
    assert browser.post(reverse("approvals:new_policy"), {**filled, "amount_to_yuan": "200000"}).status_code == 422
    assert browser.post(reverse("approvals:new_policy"), filled).status_code == 302
    policy = ApprovalPolicy.objects.get()
    assert (policy.amount_from_fen, policy.steps.get().colleagues.get()) == (300_000_00, sun_li)
    assert "年薪 30 万以上" in browser.get(reverse("approvals:policies")).content.decode()
    assert browser.get(reverse("approvals:policy", args=[policy.pk])).status_code == 200
    assert ask(zhang_min, amount_fen=300_000_00).policy == policy
    browser.post(reverse("approvals:retire_policy", args=[policy.pk]))
    policy.refresh_from_db()
    assert not policy.is_active


def test_a_stand_in_is_named_on_a_page(zhang_min, li_qiang, client_of):
    browser = client_of(zhang_min)
    today = timezone.localdate()
    bad = browser.post(
        reverse("approvals:stand_ins"), {"stand_in": li_qiang.pk, "from_day": today, "until_day": today - timedelta(1)}
    )
    assert bad.status_code == 422
    browser.post(reverse("approvals:stand_ins"), {"stand_in": li_qiang.pk, "from_day": today, "until_day": today})
    assert "李强" in browser.get(reverse("approvals:stand_ins")).content.decode()
    assert "张敏" in client_of(li_qiang).get(reverse("approvals:list")).content.decode()


def test_the_api_lists_and_decides(ask, zhang_min, sun_li, client_of):
    approval = ask(zhang_min)
    browser = client_of(sun_li)
    assert [row["id"] for row in browser.get("/api/v1/approvals/").json()] == [str(approval.pk)]
    address = f"/api/v1/approvals/{approval.pk}"
    refused = browser.post(f"{address}/refuse", {"comment": ""}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (400, "comment_needed")
    assert browser.post(f"{address}/approve", {}, content_type="application/json").json()["state"] == "granted"
    assert browser.post(f"{address}/approve", {}, content_type="application/json").status_code == 409
