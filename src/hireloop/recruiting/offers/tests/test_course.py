"""The course of an offer: prepared, approved, sent, asked about, answered, ended."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import AccessLink
from hireloop.platform.approvals import actions as approvals
from hireloop.platform.approvals.queries import latest_for
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.testing import run_all
from hireloop.platform.notifications.models import Message
from hireloop.platform.signing import queries as signing
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.offers import actions, queries
from hireloop.recruiting.offers.models import Offer, OfferVersion

SYSTEM = Actor.system("tests")


def keys():
    rows = AuditRow.objects.filter(key__startswith="offers.").order_by("pk")
    return [key.removeprefix("offers.") for key in rows.values_list("key", flat=True)]


def fresh(offer):
    return Offer.objects.select_related("application", "person").get(pk=offer.pk)


def test_the_first_draft_knows_what_is_known(application, job, employer, offer):
    version = queries.current_version(offer)
    assert (version.title, version.employer, version.department) == ("后端工程师", employer, job.department)
    assert (version.place, version.language) == ("上海", "zh")
    assert version.start_on.weekday() == 0
    assert version.template.newest is not None


def test_one_offer_is_alive_at_a_time(application, draft, offer, zhang_min):
    with pytest.raises(Conflict):
        actions.prepare_offer(application, draft, actor=SYSTEM, user=zhang_min)


def test_there_is_no_offer_before_the_stage_of_offers(application, draft, zhang_min):
    applications.move_stage(application, "review", actor=SYSTEM, note="zurück")
    application.refresh_from_db()
    with pytest.raises(Conflict):
        actions.prepare_offer(application, draft, actor=SYSTEM, user=zhang_min)


def test_pay_is_not_readable_in_the_database(offer):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pay, benefits FROM offers_offerversion")
        (row,) = cursor.fetchall()
    assert all(b"2800000" not in bytes(each) and "年假".encode() not in bytes(each) for each in row)


def test_from_draft_to_signed(offer, approve, application, zhang_min, sign):
    approve(offer)
    application.refresh_from_db()
    assert (offer.state, application.next_step) == ("approved", "send_offer")
    assert queries.current_version(offer).document is not None
    actions.send_offer(offer, actor=Actor.user(zhang_min))
    application.refresh_from_db()
    assert application.next_step == "wait_for_candidate"
    letter = Message.objects.get(template="offer_sent")
    assert "/offer/" in letter.body
    assert "28" not in letter.body.split("http")[0]
    sign(offer)
    run_all()
    offer = fresh(offer)
    assert (offer.state, offer.application.stage) == ("accepted", "offer")
    assert keys() == ["prepared", "handed_in", "approved", "sent", "accepted"]
    assert Message.objects.filter(template="offer_news", user=zhang_min).count() == 1
    terms = queries.terms_of(offer.pk)
    assert (terms.version, terms.pay.base_fen, terms.accepted_at) == (1, 28_000_00, offer.answered_at)
    assert (terms.person_id, terms.application_id) == (offer.person_id, application.pk)


def test_a_signature_told_twice_is_one_acceptance(sent, sign):
    sign(sent)
    assert actions.accept_offer(sent, signed_at=timezone.now(), actor=SYSTEM)
    assert not actions.accept_offer(sent, signed_at=timezone.now(), actor=SYSTEM)
    run_all()
    assert keys().count("accepted") == 1


def test_what_the_law_forbids_is_not_handed_in(offer, draft, zhang_min):
    bad = replace(draft, term_months=12, probation_months=6)
    actions.save_draft(offer, bad, expected="", actor=SYSTEM, user=zhang_min)
    with pytest.raises(BadInput):
        actions.hand_in(offer, actor=SYSTEM, user=zhang_min)
    assert (fresh(offer).state, latest_for(offer)) == ("draft", None)


def test_two_who_change_at_once_do_not_overwrite_each_other(offer, draft, zhang_min):
    seen_by_both = queries.current_version(offer).stamp
    actions.save_draft(offer, replace(draft, title="甲"), expected=seen_by_both, actor=SYSTEM, user=zhang_min)
    with pytest.raises(Conflict) as refused:
        actions.save_draft(offer, replace(draft, title="乙"), expected=seen_by_both, actor=SYSTEM, user=zhang_min)
    assert refused.value.code == "offer_changed"
    assert queries.current_version(offer).title == "甲"


def test_a_returned_offer_is_changed_in_a_new_version(offer, draft, zhang_min, sun_li):
    actions.hand_in(offer, actor=SYSTEM, user=zhang_min)
    with pytest.raises(Conflict):
        actions.save_draft(offer, draft, expected="", actor=SYSTEM, user=zhang_min)
    approvals.return_(latest_for(offer), user=sun_li, actor=Actor.user(sun_li), comment="奖金太低")
    run_all()
    assert fresh(offer).state == "draft"
    better = replace(draft, pay=replace(draft.pay, bonus_percent=Decimal(10)))
    version = actions.save_draft(offer, better, expected="", actor=SYSTEM, user=zhang_min)
    assert version.number == 2
    assert queries.version_of(offer, 1).pay["bonus_percent"] is None
    actions.hand_in(fresh(offer), actor=SYSTEM, user=zhang_min)
    assert latest_for(offer).round == 2


def test_a_refused_offer_stays_so_until_it_is_revised(offer, zhang_min, sun_li):
    actions.hand_in(offer, actor=SYSTEM, user=zhang_min)
    approvals.refuse(latest_for(offer), user=sun_li, actor=SYSTEM, comment="编制冻结")
    run_all()
    assert fresh(offer).state == "refused"
    assert actions.revise_offer(offer, actor=SYSTEM).state == "draft"


def test_an_old_answer_does_not_disturb_a_new_request(offer, zhang_min, sun_li):
    actions.hand_in(offer, actor=SYSTEM, user=zhang_min)
    actions.revise_offer(offer, actor=SYSTEM)
    actions.hand_in(offer, actor=SYSTEM, user=zhang_min)
    run_all()
    assert fresh(offer).state == "in_approval"


def test_only_what_is_approved_is_sent_and_only_once(offer, approve, zhang_min):
    with pytest.raises(Conflict):
        actions.send_offer(offer, actor=SYSTEM)
    approve(offer)
    actions.send_offer(offer, actor=SYSTEM)
    with pytest.raises(Conflict):
        actions.send_offer(offer, actor=SYSTEM)
    assert Message.objects.filter(template="offer_sent").count() == 1
    assert signing.envelopes_of(offer).count() == 1


def test_a_letter_that_cannot_be_printed_leaves_nothing_half_sent(offer, approve, monkeypatch):
    approve(offer)

    def fails(*args, **kwargs):
        raise BadInput("no mail address")

    monkeypatch.setattr("hireloop.recruiting.offers.actions.sending.write_to_candidate", fails)
    with pytest.raises(BadInput):
        actions.send_offer(offer, actor=SYSTEM)
    assert fresh(offer).state == "approved"
    assert not signing.envelopes_of(offer).exists()


def test_questions_go_to_and_fro_by_mail(sent, application, zhang_min):
    with pytest.raises(BadInput):
        actions.ask_question(sent, text="  ", actor=SYSTEM)
    actions.ask_question(sent, text="有没有落户支持？", actor=Actor.candidate(sent.person))
    application.refresh_from_db()
    assert application.next_step == "answer_request"
    assert queries.unanswered_questions(zhang_min) == [sent]
    assert Message.objects.filter(template="offer_news", user=zhang_min).exists()
    actions.answer_question(sent, text="有。", actor=Actor.user(zhang_min), user=zhang_min)
    assert queries.unanswered_questions(zhang_min) == []
    assert Message.objects.filter(template="offer_answered").exists()
    assert [message.is_from_candidate for message in sent.messages.all()] == [True, False]


def test_declining_ends_the_application_and_revising_brings_it_back(sent, application, zhang_min):
    with pytest.raises(BadInput):
        actions.decline_offer(sent, reason="", actor=SYSTEM)
    actions.decline_offer(sent, reason="salary", note="期望更高", actor=Actor.candidate(sent.person))
    run_all()
    application.refresh_from_db()
    assert (fresh(sent).state, application.stage) == ("declined", "withdrawn")
    assert signing.state_of(sent) == "cancelled"
    assert not actions.decline_offer(sent, reason="salary", actor=SYSTEM)
    actions.revise_offer(sent, actor=SYSTEM, user=zhang_min)
    application.refresh_from_db()
    assert (fresh(sent).state, application.stage) == ("draft", "offer")


def test_who_has_signed_cannot_decline_nor_can_hr_take_it_back(sent, sign, zhang_min):
    sign(sent)
    for act in (
        lambda: actions.decline_offer(sent, reason="stays", actor=SYSTEM),
        lambda: actions.withdraw_offer(sent, reason="取消", actor=SYSTEM),
        lambda: actions.revise_offer(sent, actor=SYSTEM),
    ):
        with pytest.raises(Conflict):
            act()
    assert fresh(sent).state == "sent"
    assert actions.expire_offers(today=sent.expires_on + timedelta(1)) == 0
    run_all()
    assert fresh(sent).state == "accepted"


def test_withdrawing_tells_the_candidate_but_not_why(sent, zhang_min):
    with pytest.raises(BadInput):
        actions.withdraw_offer(sent, reason=" ", actor=SYSTEM)
    actions.withdraw_offer(sent, reason="预算取消", actor=Actor.user(zhang_min))
    letter = Message.objects.get(template="offer_withdrawn")
    assert "预算取消" not in letter.body
    assert signing.state_of(sent) == "cancelled"
    with pytest.raises(Conflict):
        actions.withdraw_offer(sent, reason="再来", actor=SYSTEM)


def test_the_last_day_still_counts(sent):
    assert actions.expire_offers(today=sent.expires_on) == 0
    assert actions.expire_offers(today=sent.expires_on + timedelta(1)) == 1
    assert actions.expire_offers(today=sent.expires_on + timedelta(1)) == 0
    assert (fresh(sent).state, keys()[-1]) == ("expired", "expired")


def test_a_reminder_goes_out_once_before_the_end(sent):
    Offer.objects.filter(pk=sent.pk).update(sent_at=timezone.now() - timedelta(days=3))
    assert actions.remind_candidates(today=sent.expires_on - timedelta(3)) == 0
    assert actions.remind_candidates(today=sent.expires_on - timedelta(2)) == 1
    assert actions.remind_candidates(today=sent.expires_on) == 0
    assert Message.objects.filter(template="offer_reminder").count() == 1


def test_an_application_that_ends_takes_its_offer_along(sent, application):
    applications.withdraw(application, actor=Actor.candidate(application.person))
    run_all()
    assert fresh(sent).state == "withdrawn"


def test_the_trail_and_the_links_hold_no_amounts(sent):
    payloads = " ".join(str(row.payload) + str(row.changes) for row in AuditRow.objects.all())
    assert "2800000" not in payloads
    assert AccessLink.objects.filter(scope="offer", target_id=sent.pk).count() == 1
    assert OfferVersion.objects.get(offer=sent).frozen_at is not None
