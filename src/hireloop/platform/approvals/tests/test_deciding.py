"""Steps in order, any of and all of, stand-ins, returns, and two people at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hireloop.kernel.errors import BadInput, Conflict, NotAllowed
from hireloop.platform.approvals import actions, queries
from hireloop.platform.approvals.actions import StepDraft
from hireloop.platform.approvals.models import ApprovalStep
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.notifications.models import Message, Notice

TODAY = timezone.localdate


def say(verb, approval, user, comment=""):
    return verb(approval, user=user, actor=Actor.user(user), comment=comment)


def events():
    return list(AuditRow.objects.filter(key__startswith="approvals.").order_by("pk").values_list("key", flat=True))


def test_one_of_hr_grants_it_and_the_author_hears(ask, zhang_min, sun_li):
    approval = ask(zhang_min)
    assert [each.to_address for each in Message.objects.filter(template="approval_wanted")] == [sun_li.email]
    granted = say(actions.approve, approval, sun_li)
    assert (granted.state, granted.decided_at is not None) == ("granted", True)
    assert events() == ["approvals.requested", "approvals.step_approved", "approvals.granted"]
    row = AuditRow.objects.get(key="approvals.granted")
    assert row.payload["subject_type"] == "directory.person"
    assert Notice.objects.filter(user=zhang_min).count() == 1


def test_the_mail_names_no_amount(ask, zhang_min, sun_li):
    ask(zhang_min, amount_fen=25_000_00)
    assert "25" not in Message.objects.get(template="approval_wanted").body.split("http")[0]


def test_the_author_cannot_grant_it(ask, zhang_min, sun_li):
    with pytest.raises(NotAllowed):
        say(actions.approve, ask(zhang_min), zhang_min)


def test_all_of_a_step_must_agree_then_the_next_begins(ask, policy, zhang_min, sun_li, li_qiang, sun_yue):
    policy(
        StepDraft("两人", "colleagues", rule="all", colleagues=(sun_li, li_qiang)),
        StepDraft("最后", "colleagues", colleagues=(sun_yue,)),
    )
    approval = ask(zhang_min)
    with pytest.raises(Conflict) as refused:
        say(actions.approve, approval, sun_yue)
    assert refused.value.code == "step_ahead"
    say(actions.approve, approval, sun_li)
    assert queries.visible_approval(zhang_min, approval.pk).state == "waiting"
    with pytest.raises(Conflict):
        say(actions.approve, approval, sun_li)
    say(actions.approve, approval, li_qiang)
    assert [each.approval.pk for each in queries.lines(queries.waiting_for(sun_yue))] == [approval.pk]
    assert say(actions.approve, approval, sun_yue).state == "granted"


def test_the_second_of_two_is_told_that_it_is_decided(ask, zhang_min, sun_li, make_user):
    third = make_user("何琳", "he.lin@example.com", "hr")
    seen_by_both = ask(zhang_min)
    say(actions.approve, seen_by_both, sun_li)
    with pytest.raises(Conflict) as refused:
        say(actions.refuse, seen_by_both, third, "不行")
    assert refused.value.code == "approval_decided"
    assert events().count("approvals.granted") == 1


def test_a_returned_one_comes_back_as_the_same_request(ask, zhang_min, sun_li):
    approval = ask(zhang_min)
    with pytest.raises(BadInput):
        say(actions.return_, approval, sun_li, " ")
    say(actions.return_, approval, sun_li, "试用期太长")
    with pytest.raises(Conflict):
        say(actions.approve, approval, sun_li)
    again = ask(zhang_min)
    assert (again.pk, again.round, again.state) == (approval.pk, 2, "waiting")
    assert say(actions.approve, again, sun_li).state == "granted"
    assert [comment.text for comment in again.comments.all()] == ["试用期太长"]


def test_it_is_asked_for_once(ask, zhang_min, sun_li):
    ask(zhang_min)
    with pytest.raises(Conflict):
        ask(zhang_min)


def test_refused_and_asked_anew(ask, zhang_min, sun_li):
    first = ask(zhang_min)
    assert say(actions.refuse, first, sun_li, "超出预算").state == "refused"
    assert ask(zhang_min).pk != first.pk


def test_only_the_author_takes_it_back(ask, zhang_min, sun_li):
    approval = ask(zhang_min)
    with pytest.raises(NotAllowed):
        actions.withdraw(approval, user=sun_li, actor=Actor.user(sun_li))
    actions.withdraw(approval, user=zhang_min, actor=Actor.user(zhang_min))
    with pytest.raises(Conflict):
        say(actions.approve, approval, sun_li)
    assert not queries.waiting_for(sun_li)


def test_a_stand_in_decides_in_the_place_of_the_absent_for_that_time_only(ask, zhang_min, sun_li, li_qiang):
    approval = ask(zhang_min)
    with pytest.raises(NotAllowed):
        say(actions.approve, approval, li_qiang)
    named = actions.name_stand_in(
        sun_li, stand_in=li_qiang, from_day=TODAY(), until_day=TODAY() + timedelta(3), actor=Actor.user(sun_li)
    )
    assert queries.waiting_for(li_qiang).count() == 1
    assert queries.places_of(li_qiang, on=TODAY() + timedelta(4)) == [li_qiang.pk]
    say(actions.approve, approval, li_qiang)
    seat = ApprovalStep.objects.get().seats.get()
    assert (seat.user, seat.decided_by) == (sun_li, li_qiang)
    actions.end_stand_in(named, actor=Actor.user(sun_li))
    assert queries.places_of(li_qiang) == [li_qiang.pk]


def test_standing_in_is_no_way_to_approve_ones_own(ask, zhang_min, sun_li):
    actions.name_stand_in(sun_li, stand_in=zhang_min, from_day=TODAY(), until_day=TODAY(), actor=Actor.user(sun_li))
    approval = ask(zhang_min)
    assert not queries.waiting_for(zhang_min)
    with pytest.raises(NotAllowed):
        say(actions.approve, approval, zhang_min)


@pytest.mark.parametrize(("first", "last"), [(1, 0), (-3, -1)])
def test_days_of_a_stand_in_that_cannot_be(zhang_min, sun_li, first, last):
    with pytest.raises(BadInput):
        actions.name_stand_in(
            sun_li,
            stand_in=zhang_min,
            from_day=TODAY() + timedelta(first),
            until_day=TODAY() + timedelta(last),
            actor=Actor.user(sun_li),
        )


def test_who_is_alone_confirms_and_the_trail_says_so(ask, zhang_min):
    approval = ask(zhang_min)
    assert approval.is_alone
    say(actions.approve, approval, zhang_min)
    assert AuditRow.objects.get(key="approvals.granted").payload["alone"] is True


def test_approvers_are_reminded_every_two_days(ask, zhang_min, sun_li):
    approval = ask(zhang_min)
    now = timezone.now()
    assert actions.remind_approvers(now=now + timedelta(hours=47)) == 0
    assert actions.remind_approvers(now=now + timedelta(hours=49)) == 1
    assert actions.remind_approvers(now=now + timedelta(hours=50)) == 0
    assert actions.remind_approvers(now=now + timedelta(hours=98)) == 1
    say(actions.approve, approval, sun_li)
    assert actions.remind_approvers(now=now + timedelta(days=30)) == 0
    assert Message.objects.filter(template="approval_reminder").count() == 2
