"""From the answers to a proposal, and from a person's decision to what follows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.models import Person
from hireloop.platform.notifications.models import Message
from hireloop.platform.privacy import actions as privacy
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.question_bank.models import InterviewTemplate, Question
from hireloop.recruiting.voice_screening import actions
from hireloop.recruiting.voice_screening.actions.scripts import LineDraft, ScriptDraft
from hireloop.recruiting.voice_screening.models import VoiceAnswer, VoiceResult, VoiceScreening
from hireloop.recruiting.voice_screening.tasks import (
    expire_voice_screenings,
    finish_what_was_left_lying,
    remind_to_look_over,
    remind_voice_candidates,
)
from hireloop.recruiting.voice_screening.tests.conftest import GOOD, SYSTEM, Page

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def hold(page: Page, *, text: str = GOOD) -> VoiceScreening:
    """Answer everything in writing, send, and let the worker do its part."""
    state = page.state()
    while state["question"]:
        state = page.post("end/", {"number": state["question"]["number"], "text": text}).json()
    assert page.post("finish/").status_code == 200
    run_all()
    assert page.send().status_code == 302
    run_all()
    return VoiceScreening.objects.get(pk=page.screening.pk)


@pytest.fixture
def held(page: Page) -> VoiceScreening:
    return hold(page)


class TestTheProposal:
    def test_it_has_reasons_quotes_and_a_band(self, held: VoiceScreening, client_of: SignIn, zhang_min: User) -> None:
        assert held.proposed in {"advance", "listen"}
        shown = client_of(zhang_min).get(reverse("voice_screening:detail", args=[held.pk])).content.decode()
        assert "机评" in shown
        assert "<q>" in shown
        assert "综合得分" in shown
        assert held.application.next_step == "confirm_voice"

    def test_nothing_said_is_for_a_person(self, page: Page) -> None:
        for _ in range(2):
            page.post("end/", {"skip": True})
        page.post("finish/")
        page.send()
        run_all()
        assert VoiceScreening.objects.get().proposed == "listen"

    def test_a_recording_without_words_is_for_a_person(self, page: Page, speech: bytes) -> None:
        for _ in range(2):
            segment = page.post("segments/").json()["segment"]
            page.sound(segment, 0, speech)
            page.post("end/", {"heard_ms": 9000})
        assert page.post("finish/").status_code == 200
        page.send()
        run_all()
        screening = VoiceScreening.objects.get()
        answer = VoiceAnswer.objects.get(question__position=1)
        assert screening.proposed == "listen"
        assert answer.recording is not None
        assert answer.duration_ms == pytest.approx(len(speech) / 32, abs=1)
        assert not answer.segments.filter(chunks__isnull=False).exists()

    def test_the_voice_is_measured_and_forgotten_with_the_consent(
        self, page: Page, speech: bytes, client_of: SignIn, zhang_min: User
    ) -> None:
        segment = page.post("segments/").json()["segment"]
        page.sound(segment, 0, speech)
        page.post("end/", {"heard_ms": 9000, "text": GOOD})
        hold(page)
        detail = reverse("voice_screening:detail", args=[page.screening.pk])
        before = VoiceResult.objects.get(answer__question__position=1).analysis
        assert before["voice"]["measures"]["pitch_range_semitones"] is not None
        privacy.withdraw(page.screening.person, "recording", actor=Actor.candidate(page.screening.person))
        run_all()
        after = VoiceResult.objects.get(answer__question__position=1).analysis
        assert after["voice"] is None
        assert VoiceAnswer.objects.get(question__position=1).recording is None
        assert client_of(zhang_min).get(detail).status_code == 200


class TestTheDecision:
    def test_confirming_invites_to_the_video_interview(
        self, held: VoiceScreening, template: InterviewTemplate, zhang_min: User
    ) -> None:
        actions.decide(held, "advance", reason="例子具体", decided_by=zhang_min, actor=Actor.user(zhang_min))
        application = Application.objects.get()
        assert application.stage == "video"
        assert application.interviews.get().status == "invited"
        assert Message.objects.filter(template="interview_invitation").exists()
        with pytest.raises(Conflict):
            actions.decide(held, "hold", reason="再想想", decided_by=zhang_min, actor=Actor.user(zhang_min))

    def test_without_a_template_nothing_is_half_done(self, held: VoiceScreening, zhang_min: User) -> None:
        with pytest.raises(Conflict, match="template"):
            actions.decide(held, "advance", reason="例子具体", decided_by=zhang_min, actor=Actor.user(zhang_min))
        held.refresh_from_db()
        assert held.decided == ""

    def test_rejecting_needs_a_reason_and_is_a_persons(self, held: VoiceScreening, zhang_min: User) -> None:
        by: dict[str, Any] = {"decided_by": zhang_min, "actor": Actor.user(zhang_min)}
        with pytest.raises(BadInput):
            actions.decide(held, "reject", **by)
        actions.decide(held, "reject", reason="经验与岗位不符", rejection_reason="experience", **by)
        assert Application.objects.get().stage == "rejected"

    def test_a_poor_proposal_rejects_nobody(self, page: Page) -> None:
        hold(page, text="我不知道，没有什么可以说的，就这样吧。")
        assert Application.objects.get().stage == "voice"
        assert VoiceScreening.objects.get().decided == ""

    def test_several_together_name_those_that_cannot(
        self,
        held: VoiceScreening,
        template: InterviewTemplate,
        zhao_lei_person: Person,
        apply: Callable[[Person], Application],
        zhang_min: User,
        client_of: SignIn,
    ) -> None:
        other = actions.invite(apply(zhao_lei_person), actor=SYSTEM)
        browser = client_of(zhang_min)
        url = reverse("voice_screening:decide_many")
        marked = [str(held.pk), str(other.pk)]
        assert "赵磊" in browser.post(url, {"marked": marked}).content.decode()
        reply = browser.post(
            url, {"marked": marked, "asked": "1", "verdict": "advance", "reason": "都听过了"}, follow=True
        )
        shown = reply.content.decode()
        assert "已决定 1 场" in shown
        assert "赵磊" in shown
        held.refresh_from_db()
        assert held.decided == "advance"


class TestColleaguesPages:
    def test_the_script_is_proposed_from_the_interview_and_saved(
        self, job: Any, template: InterviewTemplate, zhang_min: User, client_of: SignIn
    ) -> None:
        browser, url = client_of(zhang_min), reverse("voice_screening:script", args=[job.pk])
        assert "请讲一次您解决客户难题的经历" in browser.get(url).content.decode()
        first = str(template.lines.first().question_id)
        filled = {
            "language": "zh",
            "patience_ms": "4000",
            "voice": "engine",
            "answer_seconds": "120",
            "advance_from": "70",
            "not_now_below": "30",
            "question_0": first,
            "further_0": "on",
            "follow_up_0": "结果呢？",
        }
        crossed = browser.post(url, {**filled, "not_now_below": "80"})
        assert crossed.status_code == 422
        assert "结果呢？" in crossed.content.decode()
        assert browser.post(url, filled).status_code == 302
        line = job.voice_script.lines.get()
        assert (job.voice_script.patience_ms, line.follow_up) == (4000, "结果呢？")

    def test_a_script_asks_no_question_twice_and_none_of_another_language(
        self, job: Any, questions: list[Question]
    ) -> None:
        twice = (LineDraft(questions[0].pk), LineDraft(questions[0].pk))
        for draft in (ScriptDraft(lines=()), ScriptDraft(lines=twice), ScriptDraft(lines=twice[:1], language="en")):
            with pytest.raises(BadInput):
                actions.save_script(job, draft, actor=SYSTEM)

    def test_inviting_without_a_script_says_what_to_do(
        self, application: Application, zhang_min: User, client_of: SignIn
    ) -> None:
        url = reverse("voice_screening:invite", args=[application.pk])
        assert "还没有语音脚本" in client_of(zhang_min).get(url).content.decode()
        assert client_of(zhang_min).post(url, {"days": "7"}).status_code == 422

    def test_inviting_moves_the_application_and_writes(
        self, application: Application, script: Any, zhang_min: User, client_of: SignIn
    ) -> None:
        reply = client_of(zhang_min).post(reverse("voice_screening:invite", args=[application.pk]), {"days": "5"})
        assert reply.status_code == 302
        application.refresh_from_db()
        assert (application.stage, application.next_step) == ("voice", "wait_for_candidate")
        message = Message.objects.get(template="voice_invitation")
        assert "一台机器，不是真人" in message.body
        again = client_of(zhang_min).post(reverse("voice_screening:invite", args=[application.pk]), {"days": "5"})
        assert again.status_code == 422

    def test_list_person_page_today_and_export(self, held: VoiceScreening, zhang_min: User, client_of: SignIn) -> None:
        browser = client_of(zhang_min)
        listed = browser.get(reverse("voice_screening:list"), {"decided": "open"}).content.decode()
        assert "王芳" in listed
        assert "王芳" not in browser.get(reverse("voice_screening:list"), {"proposed": "not_now"}).content.decode()
        assert "语音初面" in browser.get(reverse("directory:person", args=[held.person_id])).content.decode()
        assert "待确认的语音初面" in browser.get("/").content.decode()
        assert "语音初面" in browser.get(reverse("jobs:job", args=[held.application.job_id])).content.decode()

    def test_an_interviewer_outside_the_team_sees_nothing(
        self, held: VoiceScreening, li_qiang: User, client_of: SignIn
    ) -> None:
        assert client_of(li_qiang).get(reverse("voice_screening:detail", args=[held.pk])).status_code == 404

    def test_extend_and_send_again(self, screening: VoiceScreening, zhang_min: User, client_of: SignIn) -> None:
        browser = client_of(zhang_min)
        until = (timezone.now() + timedelta(days=20)).date().isoformat()
        browser.post(reverse("voice_screening:extend", args=[screening.pk]), {"until": until})
        browser.post(reverse("voice_screening:send_again", args=[screening.pk]))
        assert Message.objects.filter(template="voice_invitation").count() == 3

    def test_the_api_says_what_the_page_says(self, held: VoiceScreening, zhang_min: User, client_of: SignIn) -> None:
        found = client_of(zhang_min).get(f"/api/v1/voice_screening/{held.pk}").json()
        assert found["proposal"]["verdict"] == held.proposed
        assert found["answers"][0]["transcript"] == GOOD
        refused = client_of(zhang_min).post(
            f"/api/v1/voice_screening/{held.pk}/decide", {"verdict": "reject"}, content_type="application/json"
        )
        assert refused.json()["code"] == "reason_missing"


class TestTime:
    def test_expiry_keeps_what_was_said_for_a_person(self, page: Page) -> None:
        page.post("end/", {"text": GOOD})
        VoiceScreening.objects.update(expires_at=timezone.now() - timedelta(hours=3))
        assert expire_voice_screenings() == 1
        run_all()
        found = VoiceScreening.objects.get()
        assert (found.status, found.proposed) == ("expired", "listen")
        assert VoiceResult.objects.count() == 1

    def test_one_reminder(self, screening: VoiceScreening) -> None:
        now = timezone.now()
        VoiceScreening.objects.update(expires_at=now + timedelta(hours=5), created_at=now - timedelta(days=2))
        assert remind_voice_candidates() == 1
        assert remind_voice_candidates() == 0

    def test_a_page_closed_before_the_goodbye_is_sent_all_the_same(self, page: Page) -> None:
        for _ in range(2):
            page.post("end/", {"skip": True})
        assert finish_what_was_left_lying() == 0
        VoiceAnswer.objects.update(ended_at=timezone.now() - timedelta(minutes=10))
        assert finish_what_was_left_lying() == 1
        assert VoiceScreening.objects.get().status == "checking"
        VoiceScreening.objects.update(talk_ended_at=timezone.now() - timedelta(minutes=40))
        assert remind_to_look_over() == 1
        assert remind_to_look_over() == 0
        assert Message.objects.filter(template="voice_check").count() == 1
        VoiceScreening.objects.update(talk_ended_at=timezone.now() - timedelta(hours=25))
        assert finish_what_was_left_lying() == 1
        assert VoiceScreening.objects.get().status == "submitted"

    def test_a_look_over_outlives_the_links_days(self, page: Page) -> None:
        VoiceScreening.objects.update(expires_at=timezone.now() + timedelta(minutes=5))
        for _ in range(2):
            page.post("end/", {"skip": True})
        page.post("finish/")
        VoiceScreening.objects.update(expires_at=timezone.now() - timedelta(hours=5))
        assert expire_voice_screenings() == 0
        assert page.get("check/").status_code == 200
        assert page.send().status_code == 302
