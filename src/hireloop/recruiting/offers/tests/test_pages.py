"""The pages of offers: for HR, for those who may not see pay, and for the candidate."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hireloop.platform.accounts import links
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.notifications.models import Message
from hireloop.recruiting.applications.actions import own_page_url
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.offers import actions
from hireloop.recruiting.offers.forms import initial_of
from hireloop.recruiting.offers.models import Offer

SYSTEM = Actor.system("tests")


@pytest.fixture
def hr(zhang_min, client_of):
    return client_of(zhang_min)


@pytest.fixture
def filled(draft):
    return {name: "" if value is None else value for name, value in initial_of(draft).items()}


@pytest.fixture
def candidate_page(sent):
    url = re.search(r"https?://[^/]+(/offer/\S+)", Message.objects.get(template="offer_sent").body)
    return url[1]


def test_the_way_leads_from_the_board_to_a_prefilled_offer(hr, application, filled):
    leads = hr.get(reverse("applications:next", args=[application.pk]))
    address = reverse("offers:prepare", args=[application.pk])
    assert leads.url == address
    page = hr.get(address).content.decode()
    assert "后端工程师" in page
    assert 'value="32500"' in page
    done = hr.post(address, filled)
    offer = Offer.objects.get()
    assert done.url == reverse("offers:offer", args=[offer.pk])
    assert hr.get(address).url == done.url


def test_wrong_input_is_told_and_nothing_typed_is_lost(hr, application, filled):
    address = reverse("offers:prepare", args=[application.pk])
    bad = hr.post(address, {**filled, "base": "viel", "allowances": "餐补很多", "words": "欢迎你"})
    page = bad.content.decode()
    assert bad.status_code == 422
    assert all(text in page for text in ("viel", "餐补很多", "欢迎你", "id_base-error", "id_allowances-error"))
    assert not Offer.objects.exists()


def test_total_and_checks_follow_what_is_typed(hr, application, filled):
    address = reverse("offers:check", args=[application.pk])
    page = hr.post(address, {**filled, "base": "50000", "probation_months": "8"}).content.decode()
    assert "¥657,200" in page
    assert "劳动合同法第19条第1款" in page
    assert "¥40,000" in page
    assert "is-blocking" in page
    assert "¥" not in hr.post(address, {**filled, "base": ""}).content.decode()


def test_handing_in_says_what_stands_against_it(hr, offer, draft, zhang_min):
    actions.save_draft(offer, replace(draft, probation_months=8), expected="", actor=SYSTEM, user=zhang_min)
    page = hr.post(reverse("offers:hand_in", args=[offer.pk]), follow=True).content.decode()
    assert "试用期不超过 6个月" in page
    offer.refresh_from_db()
    assert offer.state == "draft"


def test_somebody_elses_change_is_not_written_over(hr, offer, draft, filled, zhang_min):
    address = reverse("offers:edit", args=[offer.pk])
    stamp = re.search(r'name="stamp" value="([^"]+)"', hr.get(address).content.decode())[1]
    actions.save_draft(offer, replace(draft, title="架构师"), expected="", actor=SYSTEM, user=zhang_min)
    answer = hr.post(address, {**filled, "title": "程序员", "stamp": stamp})
    assert answer.status_code == 422
    assert "程序员" in answer.content.decode()


def test_pay_is_hidden_from_the_hiring_team_and_looks_are_written_down(hr, offer, li_qiang, client_of):
    address = reverse("offers:offer", args=[offer.pk])
    other = client_of(li_qiang)
    assert other.get(address).status_code == 404
    jobs.add_to_team(offer.application.job, li_qiang, part="interviewer", actor=SYSTEM)
    page = other.get(address).content.decode()
    assert "28,000" not in page
    assert other.get(reverse("offers:letter", args=[offer.pk, 1])).status_code == 403
    assert other.get(f"/api/v1/offers/{offer.pk}").json()["pay"] is None
    assert not AuditRow.objects.filter(key="audit.read", payload__what="pay").exists()
    assert "28,000" in hr.get(address).content.decode()
    assert AuditRow.objects.filter(key="audit.read", payload__what="pay").count() == 1
    assert hr.get(reverse("offers:letter", args=[offer.pk, 1])).content.startswith(b"%PDF")


def test_the_approver_sees_all_terms_on_the_approval(offer, zhang_min, sun_li, client_of):
    approval = actions.hand_in(offer, actor=Actor.user(zhang_min), user=zhang_min)
    page = client_of(sun_li).get(reverse("approvals:approval", args=[approval.pk])).content.decode()
    assert "¥28,000" in page
    assert "王芳 · 后端工程师" in page
    assert AuditRow.objects.filter(key="audit.read", actor_id=sun_li.pk, payload__what="pay").exists()


def test_hr_sends_revises_compares_and_withdraws(hr, offer, approve, draft, zhang_min):
    approve(offer)
    hr.post(reverse("offers:send", args=[offer.pk]))
    offer.refresh_from_db()
    assert offer.state == "sent"
    hr.post(reverse("offers:revise", args=[offer.pk]))
    better = replace(draft, pay=replace(draft.pay, base_fen=30_000_00))
    actions.save_draft(offer, better, expected="", actor=SYSTEM, user=zhang_min)
    compared = hr.get(reverse("offers:compare", args=[offer.pk, 2])).content.decode()
    assert "<del>¥28,000</del>" in compared
    assert "<ins>¥30,000</ins>" in compared
    bad = hr.post(reverse("offers:withdraw", args=[offer.pk]), {"reason": ""})
    assert bad.status_code == 422
    hr.post(reverse("offers:withdraw", args=[offer.pk]), {"reason": "岗位取消"})
    assert "岗位取消" in hr.get(reverse("offers:offer", args=[offer.pk])).content.decode()


def test_list_cards_and_person_page(hr, offer, application):
    page = hr.get(reverse("offers:list"), {"q": "wang"}).content.decode()
    assert reverse("offers:offer", args=[offer.pk]) in page
    assert "王芳" not in hr.get(reverse("offers:list"), {"q": "nobody"}).content.decode()
    export = hr.get(reverse("offers:list"), {"export": "csv"})
    assert "28000" not in b"".join(export.streaming_content).decode()
    assert AuditRow.objects.filter(key="offers.exported").exists()
    assert reverse("offers:offer", args=[offer.pk]) in hr.get("/").content.decode()
    person = hr.get(reverse("directory:person", args=[application.person_id])).content.decode()
    assert reverse("offers:offer", args=[offer.pk]) in person


def test_the_candidate_reads_and_asks(candidate_page, sent):
    browser = Client(headers={"accept-language": "zh-hans"})
    page = browser.get(candidate_page).content.decode()
    assert "¥28,000" in page
    assert "五险一金" in page
    sent.refresh_from_db()
    assert sent.viewed_at is not None
    assert browser.get(candidate_page + "letter/").content.startswith(b"%PDF")
    bad = browser.post(candidate_page + "ask/", {"text": ""})
    assert bad.status_code == 422
    browser.post(candidate_page + "ask/", {"text": "可以晚一周入职吗？"})
    assert "可以晚一周入职吗？" in browser.get(candidate_page).content.decode()


def test_the_candidate_accepts_on_the_signing_page(candidate_page, sent, sign):
    browser = Client()
    leads = browser.post(candidate_page + "accept/")
    assert "/sign" in leads.url
    assert browser.get(leads.url).status_code == 200
    sign(sent)
    page = browser.get(candidate_page).content.decode()
    assert candidate_page + "accept/" not in page
    assert candidate_page + "decline/" not in page


def test_the_candidate_declines_with_a_reason(candidate_page, sent):
    browser = Client()
    assert browser.post(candidate_page + "decline/", {"note": "谢谢"}).status_code == 422
    browser.post(candidate_page + "decline/", {"reason": "place", "note": "太远了"})
    sent.refresh_from_db()
    assert (sent.state, sent.answer_note) == ("declined", "太远了")
    assert browser.post(candidate_page + "accept/").url == candidate_page


def test_a_revised_offer_shows_no_terms_until_it_is_sent_again(candidate_page, sent, zhang_min):
    actions.revise_offer(sent, actor=SYSTEM, user=zhang_min)
    browser = Client()
    page = browser.get(candidate_page).content.decode()
    assert "28,000" not in page
    assert browser.get(candidate_page + "letter/").status_code == 404
    assert browser.post(candidate_page + "ask/", {"text": "?"}).status_code == 422


def test_another_ones_link_opens_nothing(sent, zhao_lei_person):
    token = links.issue(zhao_lei_person, scope="offer", target_id=sent.pk, valid_for=timedelta(hours=1))
    assert Client().get(reverse("offers:mine", args=[token])).status_code == 404


def test_the_own_page_leads_to_the_offer(sent, application):
    own = own_page_url(application).partition("/my/")[2].strip("/")
    browser = Client()
    page = browser.get(reverse("applications:my", args=[own])).content.decode()
    address = reverse("offers:from_own_page", args=[own])
    assert address in page
    assert "/offer/" in browser.get(address).url


def test_the_api_prepares_hands_in_and_withdraws(hr, application, job):
    prepared = hr.post(f"/api/v1/offers/for/{application.pk}").json()
    assert (prepared["state"], prepared["pay"]["base_fen"]) == ("draft", 32_500_00)
    address = f"/api/v1/offers/{prepared['id']}"
    assert hr.post(f"{address}/hand-in").json()["state"] == "in_approval"
    assert hr.post(f"{address}/send").status_code == 409
    assert hr.get("/api/v1/offers/", {"state": "in_approval"}).json()["count"] == 1
    gone = hr.post(f"{address}/withdraw", {"reason": "错误"}, content_type="application/json")
    assert gone.json()["state"] == "withdrawn"


def test_more_offers_cost_no_more_queries(hr, offer, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        hr.get(reverse("offers:list"))
