"""The candidate's and the colleagues' pages."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hireloop.platform.accounts.models import User
from hireloop.platform.directory.models import Person
from hireloop.platform.notifications.models import Message
from hireloop.platform.privacy import gate
from hireloop.recruiting.applications.models import Application
from hireloop.recruiting.interviews import actions
from hireloop.recruiting.interviews.models import AdjustmentRequest, Interview
from hireloop.recruiting.interviews.tasks import expire_interviews, remind_candidates
from hireloop.recruiting.interviews.tests.conftest import SYSTEM, Candidate, run_all
from hireloop.recruiting.question_bank.models import InterviewTemplate

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "zh-hans"})


class TestTheCandidate:
    def test_welcome_says_how_long_and_what_is_assessed(self, candidate: Candidate, browser: Client) -> None:
        page = browser.get(candidate.base).content.decode()
        assert "王芳" in page
        assert "沟通表达" in page
        assert "2 道题" in page
        assert Interview.objects.get().status == "opened"

    def test_the_room_asks_for_consent_first(self, candidate: Candidate, browser: Client) -> None:
        reply = browser.get(candidate.base + "room/")
        assert reply.status_code == 302
        assert reply["Location"].endswith("/notice/")

    def test_each_purpose_is_agreed_to_alone(self, candidate: Candidate, browser: Client) -> None:
        browser.get(candidate.base)
        reply = browser.post(candidate.base + "notice/", {"recording": "on", "voice": "on"})
        assert reply["Location"].endswith("/room/")
        assert gate.allowed_purposes(candidate.interview.person_id) == {"recording", "voice"}
        interview = Interview.objects.get()
        assert (interview.status, interview.text_only) == ("consented", False)

    def test_declining_the_recording_leads_to_writing(self, candidate: Candidate, browser: Client) -> None:
        browser.get(candidate.base)
        browser.post(candidate.base + "notice/", {})
        assert Interview.objects.get().text_only
        assert candidate.state()["in_writing"] is True

    def test_a_written_interview_goes_all_the_way(self, candidate: Candidate) -> None:
        candidate.agree("voice")
        for position in (1, 2):
            answer = candidate.start(position, typed=True)
            assert candidate.post(f"answers/{answer}/finish/", {"typed": True}).json()["code"] == "nothing_written"
            candidate.put(f"answers/{answer}/text/", {"source": "typed", "text": "我先倾听客户。"})
            assert candidate.post(f"answers/{answer}/finish/", {"typed": True}).status_code == 200
        assert candidate.post("send/").status_code == 200
        assert Interview.objects.get().status == "submitted"

    def test_the_words_of_a_question_come_one_ahead(self, ready_candidate: Candidate) -> None:
        assert [bool(question["text"]) for question in ready_candidate.state()["questions"]] == [True, False]
        ready_candidate.start()
        assert [bool(question["text"]) for question in ready_candidate.state()["questions"]] == [True, True]

    def test_gaps_must_be_meant(self, ready_candidate: Candidate, clip: bytes) -> None:
        ready_candidate.record(clip)
        reply = ready_candidate.post("send/")
        assert (reply.status_code, reply.json()["code"]) == (409, "questions_left")
        assert ready_candidate.post("send/", {"leaving_out": True}).status_code == 200

    def test_a_take_never_closed_is_sent_as_far_as_it_came(self, ready_candidate: Candidate, clip: bytes) -> None:
        answer = ready_candidate.start()
        ready_candidate.chunk(answer, 0, clip)
        assert ready_candidate.post("send/", {"leaving_out": True}).status_code == 200
        run_all()
        assert Interview.objects.get().questions.get(position=1).answers.get().duration_ms > 2800

    def test_both_versions_of_a_text_are_kept(self, ready_candidate: Candidate, clip: bytes) -> None:
        from hireloop.recruiting.interviews import queries

        answer_id = ready_candidate.record(clip)
        run_all()
        answer = queries.answer_of(ready_candidate.interview, answer_id)
        actions.set_machine_text(answer, text="我先请听客户", language="zh", confidence=0.6, actor=SYSTEM)
        assert ready_candidate.state()["questions"][0]["answers"][0]["transcript"] == "here"
        ready_candidate.put(f"answers/{answer_id}/text/", {"source": "corrected", "text": "我先倾听客户"})
        material = queries.answer_material(answer_id)
        assert {source.value: version.text for source, version in material.texts.items()} == {
            "engine": "我先请听客户",
            "corrected": "我先倾听客户",
        }
        assert material.best_text is not None
        assert material.best_text.source == "corrected"
        assert material.recording is not None

    def test_the_browsers_recogniser_needs_its_own_consent(self, candidate: Candidate) -> None:
        candidate.agree("recording")
        reply = candidate.put(f"answers/{candidate.start()}/text/", {"source": "browser", "text": "听到的话"})
        assert reply.json()["code"] == "consent_missing"

    def test_integrity_signals_keep_numbers_only(self, ready_candidate: Candidate) -> None:
        details = {"hidden_ms": 4200, "text": {"pasted": "secret"}}
        reply = ready_candidate.post("signals/", {"kind": "tab_hidden", "details": details})
        assert reply.status_code == 200
        assert Interview.objects.get().integrity_signals.get().details == {"hidden_ms": 4200}
        assert ready_candidate.post("signals/", {"kind": "several_faces"}).status_code == 400

    def test_a_second_device_is_a_prompt(self, ready_candidate: Candidate) -> None:
        ready_candidate.post("device/", {"device": "laptop", "camera": True, "microphone": True, "browser": "Chrome"})
        ready_candidate.start()
        ready_candidate.post("device/", {"device": "laptop", "camera": True, "microphone": True})
        assert not Interview.objects.get().integrity_signals.exists()
        ready_candidate.post("device/", {"device": "phone", "camera": True, "microphone": True})
        assert Interview.objects.get().integrity_signals.get().kind == "device_changed"

    def test_done_and_closed_pages(self, ready_candidate: Candidate, browser: Client, clip: bytes) -> None:
        ready_candidate.record(clip)
        ready_candidate.post("send/", {"leaving_out": True})
        assert "接下来" in browser.get(ready_candidate.base + "done/").content.decode()
        assert Message.objects.filter(template="interview_received").exists()

    def test_from_the_own_page_into_the_interview(
        self, candidate: Candidate, other_interview: Interview, browser: Client
    ) -> None:
        from hireloop.recruiting.applications.actions import own_page_url

        token = own_page_url(candidate.interview.application).rstrip("/").rpartition("/")[2]
        assert "视频面试" in browser.get(reverse("applications:my", args=[token])).content.decode()
        reply = browser.post(reverse("interviews:go_on", args=[token, candidate.interview.pk]))
        assert browser.get(reply["Location"]).status_code == 200
        assert browser.post(reverse("interviews:go_on", args=[token, other_interview.pk])).status_code == 404


class TestAdjustments:
    def test_extra_time_is_granted_at_once(self, candidate: Candidate, browser: Client) -> None:
        before = candidate.state()["questions"][0]["answer_s"]
        browser.post(candidate.base + "adjust/", {"kind": "extra_time"})
        assert AdjustmentRequest.objects.get().status == "granted"
        assert candidate.state()["questions"][0]["answer_s"] == before * 1.5

    def test_a_person_instead_waits_for_hr_and_ends_the_interview(
        self, candidate: Candidate, browser: Client, zhang_min: User, client_of: SignIn
    ) -> None:
        browser.post(candidate.base + "adjust/", {"kind": "person_instead", "wish": "我看不清屏幕"})
        asked = AdjustmentRequest.objects.get()
        assert asked.status == "waiting"
        hr = client_of(zhang_min)
        assert "我看不清屏幕" in hr.get(reverse("interviews:adjustments")).content.decode()
        hr.post(reverse("interviews:decide", args=[asked.pk]), {"verdict": "grant"})
        interview = Interview.objects.get()
        assert (interview.status, interview.human_instead) == ("cancelled", True)
        assert Message.objects.filter(template="interview_adjustment").count() == 1

    def test_declining_needs_a_word_to_the_candidate(
        self, candidate: Candidate, browser: Client, zhang_min: User, client_of: SignIn
    ) -> None:
        browser.post(candidate.base + "adjust/", {"kind": "other", "wish": "…"})
        asked = AdjustmentRequest.objects.get()
        hr = client_of(zhang_min)
        url = reverse("interviews:decide", args=[asked.pk])
        hr.post(url, {"verdict": "decline"})
        asked.refresh_from_db()
        assert asked.status == "waiting"
        hr.post(url, {"verdict": "decline", f"{asked.pk}-reply": "很抱歉，没有办法。"})
        asked.refresh_from_db()
        assert asked.status == "declined"


class TestColleagues:
    def test_hr_invites_from_the_page(
        self,
        wang_fang: Person,
        apply: Callable[[Person], Application],
        template: InterviewTemplate,
        zhang_min: User,
        client_of: SignIn,
    ) -> None:
        application = apply(wang_fang)
        url = reverse("interviews:invite", args=[application.pk])
        hr = client_of(zhang_min)
        assert hr.get(url).status_code == 200
        reply = hr.post(url, {"template": str(template.pk), "days": "5"})
        assert reply.status_code == 302
        application.refresh_from_db()
        assert (application.stage, application.next_step) == ("video", "wait_for_candidate")
        mail = Message.objects.get(template="interview_invitation")
        assert "/i/" in mail.body
        assert hr.post(url, {"template": str(template.pk), "days": "5"}).status_code == 422

    def test_list_and_page(self, interview: Interview, zhang_min: User, client_of: SignIn) -> None:
        hr = client_of(zhang_min)
        assert "王芳" in hr.get(reverse("interviews:list")).content.decode()
        assert (
            "请讲一次您解决客户难题的经历" in hr.get(reverse("interviews:detail", args=[interview.pk])).content.decode()
        )
        assert "已邀请参加视频面试" in hr.get(reverse("interviews:detail", args=[interview.pk])).content.decode()
        assert "今日面试" not in hr.get("/").content.decode()
        assert hr.get("/api/v1/interviews").json()[0]["status"] == "invited"
        assert hr.get(f"/api/v1/interviews/{interview.pk}").json()["answers"][0]["status"] is None

    def test_outsiders_see_nothing(
        self, interview: Interview, zhao_lei: User, li_qiang: User, client_of: SignIn
    ) -> None:
        assert client_of(zhao_lei).get(reverse("interviews:list")).status_code == 403
        stranger = client_of(li_qiang)
        assert "王芳" not in stranger.get(reverse("interviews:list")).content.decode()
        assert stranger.get(reverse("interviews:detail", args=[interview.pk])).status_code == 404
        assert stranger.post(reverse("interviews:cancel", args=[interview.pk]), {"reason": "x"}).status_code == 403

    def test_extending_opens_an_expired_interview_where_it_stood(
        self, ready_candidate: Candidate, zhang_min: User, client_of: SignIn
    ) -> None:
        ready_candidate.start()
        Interview.objects.update(expires_at=timezone.now() - timedelta(hours=3))
        assert expire_interviews() == 1
        assert Interview.objects.get().status == "expired"
        until = (timezone.localdate() + timedelta(days=3)).isoformat()
        client_of(zhang_min).post(reverse("interviews:extend", args=[ready_candidate.interview.pk]), {"until": until})
        assert Interview.objects.get().status == "in_progress"
        assert ready_candidate.get("state/").json()["is_open"] is True

    def test_cancelling_closes_every_page_behind_the_link_and_tells(
        self, candidate: Candidate, zhang_min: User, client_of: SignIn
    ) -> None:
        client_of(zhang_min).post(reverse("interviews:cancel", args=[candidate.interview.pk]), {"reason": "岗位已关闭"})
        assert candidate.get("state/").json()["is_open"] is False
        for page in ("", "notice/", "room/", "done/"):
            reply = candidate.get(page)
            assert reply.status_code == 410
            assert "本次面试已取消" in reply.content.decode()
        assert "岗位已关闭" in Message.objects.get(template="interview_cancelled").body


class TestTime:
    def test_a_reminder_goes_out_once_in_the_last_day(self, interview: Interview) -> None:
        assert remind_candidates() == 0
        Interview.objects.update(
            expires_at=timezone.now() + timedelta(hours=20), created_at=timezone.now() - timedelta(days=6)
        )
        assert remind_candidates() == 1
        assert remind_candidates() == 0
        assert Message.objects.filter(template="interview_reminder").count() == 1

    def test_at_expiry_what_was_recorded_is_kept(self, ready_candidate: Candidate, clip: bytes) -> None:
        answer = ready_candidate.start()
        ready_candidate.chunk(answer, 0, clip)
        Interview.objects.update(expires_at=timezone.now() - timedelta(minutes=10))
        assert expire_interviews() == 0
        Interview.objects.update(expires_at=timezone.now() - timedelta(hours=3))
        assert expire_interviews() == 1
        run_all()
        assert Interview.objects.get().questions.get(position=1).answers.get().recording is not None
