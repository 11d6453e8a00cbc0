"""What the page asks over HTTP: enough to hold the whole conversation without a socket."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications.models import Message
from hireloop.recruiting.voice_screening import actions
from hireloop.recruiting.voice_screening.links import new_token
from hireloop.recruiting.voice_screening.models import VoiceAnswer, VoiceChunk, VoiceScreening
from hireloop.recruiting.voice_screening.tests.conftest import GOOD, Page, agree

pytestmark = pytest.mark.django_db


class TestTheState:
    def test_it_holds_the_question_that_is_asked_and_no_other(self, page: Page) -> None:
        state = page.state()
        assert (state["total"], state["question"]["number"], state["is_open"]) == (2, 1, True)
        assert "同事" not in str(state)

    def test_a_stranger_learns_nothing(self, page: Page) -> None:
        assert page.client.get("/v/unknown/state/").status_code == 404

    def test_an_expired_link_says_so(self, page: Page) -> None:
        from hireloop.platform.accounts.models import AccessLink

        AccessLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
        reply = page.get("state/")
        assert (reply.status_code, reply.json()["code"]) == (410, "link_expired")

    def test_before_the_notice_nothing_can_be_answered(self, screening: VoiceScreening) -> None:
        assert Page(screening).post("end/", {"text": "我"}).json()["code"] == "not_agreed"


class TestTheConversation:
    def test_writing_everything(self, page: Page) -> None:
        assert page.post("end/", {"number": 1, "text": GOOD}).json()["question"]["number"] == 2
        state = page.post("end/", {"number": 2, "text": GOOD}).json()
        while state["question"]:
            state = page.post("end/", {"number": 2, "text": GOOD}).json()
        assert page.post("finish/").status_code == 200
        assert VoiceScreening.objects.get().status == "checking"
        assert page.send().status_code == 302
        assert VoiceScreening.objects.get().status == "submitted"
        assert Message.objects.filter(template="voice_received").exists()

    def test_a_short_answer_is_asked_further_once(self, page: Page) -> None:
        state = page.post("end/", {"text": "我处理过。"}).json()
        assert (state["question"]["part"], state["question"]["text"]) == (2, "当时您自己做了什么？")
        state = page.post("end/", {"text": "我处理过。\n打了电话。"}).json()
        assert state["question"]["number"] == 2
        assert VoiceAnswer.objects.get(question__position=1).written == "我处理过。\n打了电话。"

    def test_no_answer_is_told_and_nothing_happens(self, page: Page) -> None:
        assert page.post("end/", {}).json()["code"] == "no_answer"
        assert page.state()["question"]["number"] == 1

    def test_skipping(self, page: Page) -> None:
        assert page.post("end/", {"skip": True}).json()["question"]["number"] == 2
        assert VoiceAnswer.objects.get().status == "skipped"

    def test_pressed_twice_it_ends_once(self, page: Page) -> None:
        """The second press was on its way while the first one brought the follow-up."""
        page.post("end/", {"number": 1, "part": 1, "text": "我处理过。"})
        again = page.post("end/", {"number": 1, "part": 1, "text": "我处理过。"})
        assert again.json()["code"] == "moved_on"
        answer = VoiceAnswer.objects.get()
        actions.end_answer(answer, "button", part=1, part_heard_ms=9000, actor=Actor.system("tests"))
        answer.refresh_from_db()
        assert (answer.status, answer.part, answer.heard_ms) == ("open", 2, 0)

    def test_a_page_that_is_behind_changes_nothing(self, page: Page) -> None:
        page.post("end/", {"number": 1, "skip": True})
        assert page.post("end/", {"number": 1, "text": "again"}).json()["code"] == "moved_on"

    def test_it_cannot_be_finished_before_the_last_question(self, page: Page) -> None:
        page.post("end/", {"skip": True})
        assert page.post("finish/").json()["code"] == "questions_left"

    def test_cancelled_during_the_goodbye_it_says_so(self, page: Page) -> None:
        for _ in range(2):
            page.post("end/", {"skip": True})
        actions.cancel(page.screening, reason="岗位已招满", actor=Actor.system("tests"))
        assert page.post("finish/").json()["code"] == "screening_closed"

    def test_drafts_are_kept(self, page: Page) -> None:
        assert page.put("written/", {"number": 1, "text": "写到一半"}).status_code == 200
        assert page.state()["question"]["written"] == "写到一半"
        assert page.put("written/", {"text": "长" * 20_001}).json()["code"] == "text_too_long"

    def test_the_machines_words_as_sound_only_as_far_as_reached(self, page: Page) -> None:
        reply = page.get("speech/question/1/")
        assert (reply["Content-Type"], reply.content[:4]) == ("audio/wav", b"RIFF")
        assert page.get("speech/question/2/").status_code == 404
        assert page.get("speech/nonsense/1/").status_code == 404

    def test_patience(self, page: Page) -> None:
        assert page.post("patience/", {"patience_ms": 4000}).status_code == 200
        assert page.post("patience/", {"patience_ms": 1}).json()["code"] == "bad_setting"
        assert VoiceScreening.objects.get().manner.patience_ms == 4000

    def test_nonsense_is_refused_in_a_word(self, page: Page) -> None:
        reply = page.client.post(page.base + "end/", "not json", content_type="application/json")
        assert reply.json()["code"] == "not_json"


class TestSound:
    def test_pieces_are_kept_once_and_without_gaps(self, page: Page) -> None:
        segment = page.post("segments/").json()["segment"]
        assert page.sound(segment, 0, bytes(32_000)).json() == {"samples": 16_000}
        assert page.sound(segment, 8_000, bytes(32_000)).json() == {"samples": 24_000}
        assert page.sound(segment, 0, bytes(32_000)).json() == {"samples": 24_000}
        missing = page.sound(segment, 50_000, bytes(10))
        assert (missing.status_code, missing.json()["expected"]) == (409, 24_000)
        assert page.get(f"segments/{segment}/0/").json() == {"samples": 24_000}

    def test_too_much_at_once_is_refused(self, page: Page) -> None:
        segment = page.post("segments/").json()["segment"]
        assert page.sound(segment, 0, bytes(2 * 16_000 * 31)).status_code == 413

    def test_another_candidates_segment_is_not_there(self, page: Page) -> None:
        assert page.sound(str(uuid4()), 0, bytes(100)).json()["code"] == "segment_unknown"

    def test_no_consent_no_sound(self, screening: VoiceScreening) -> None:
        page = Page(agree(screening, "voice"))
        assert page.post("segments/").json()["code"] == "consent_missing"
        assert page.state()["in_writing"] is True

    def test_withdrawing_erases_at_once(self, page: Page) -> None:
        segment = page.post("segments/").json()["segment"]
        page.sound(segment, 0, bytes(32_000))
        state = page.post("withdraw/", {"purpose": "recording"}).json()
        assert state["in_writing"] is True
        assert not VoiceChunk.objects.exists()
        assert page.sound(segment, 16_000, bytes(32_000)).json()["code"] == "consent_missing"
        assert page.post("withdraw/", {"purpose": "face_body"}).status_code == 400

    def test_what_comes_late_belongs_to_its_answer(self, page: Page) -> None:
        segment = page.post("segments/").json()["segment"]
        page.sound(segment, 0, bytes(32_000))
        page.post("end/", {"text": GOOD})
        assert page.sound(segment, 16_000, bytes(32_000)).json() == {"samples": 32_000}


class TestThePages:
    def test_the_machine_is_disclosed_first(self, screening: VoiceScreening) -> None:
        page = Page(screening)
        assert "与您对话的是机器" in page.get("").content.decode()
        assert page.get("room/")["Location"].endswith("/notice/")
        assert VoiceScreening.objects.get().status == "opened"

    def test_each_purpose_alone_and_no_pictures(self, screening: VoiceScreening) -> None:
        page = Page(screening)
        shown = page.get("notice/").content.decode()
        assert 'name="recording"' in shown
        assert "face_body" not in shown
        reply = page.client.post(page.base + "notice/", {"recording": "on"})
        assert reply["Location"].endswith("/room/")
        assert "room-settings" in page.get("room/").content.decode()

    def test_a_person_instead(self, screening: VoiceScreening) -> None:
        page = Page(screening)
        assert page.get("person/").status_code == 200
        page.client.post(page.base + "person/")
        found = VoiceScreening.objects.get()
        assert (found.status, found.human_instead) == ("cancelled", True)
        assert "与您联系" in page.get("done/").content.decode()

    def test_from_the_own_page_into_the_room(self, screening: VoiceScreening) -> None:
        from hireloop.recruiting.applications.actions import own_page_url

        token = own_page_url(screening.application).rstrip("/").rpartition("/")[2]
        page = Page(screening)
        assert "语音初面" in page.client.get(f"/my/{token}/").content.decode()
        reply = page.client.post(f"/my/{token}/voice/{screening.pk}/")
        assert reply["Location"].startswith("/v/")
        assert page.client.post(f"/my/{token}/voice/{uuid4()}/").status_code == 404

    def test_held_and_closed(self, page: Page, screening: VoiceScreening) -> None:
        for _ in range(2):
            page.post("end/", {"skip": True})
        page.post("finish/")
        page.send()
        assert "王芳" in page.get("").content.decode()
        assert page.post("end/", {"skip": True}).json()["code"] in {"screening_closed", "moved_on"}

    def test_cancelled(self, screening: VoiceScreening) -> None:
        token = new_token(screening)
        actions.cancel(screening, reason="岗位已招满", actor=Actor.system("tests"))
        reply = Page(screening).client.get(f"/v/{token}/")
        assert reply.status_code == 410
        assert "这次语音初面已取消" in reply.content.decode()
