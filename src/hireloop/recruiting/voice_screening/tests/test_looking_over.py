"""After the last question: the candidate hears the answers, corrects the words, and sends; both versions stay."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.testing import run_all
from hireloop.recruiting.voice_screening.models import VoiceAnswer, VoiceProposal, VoiceResult, VoiceScreening
from hireloop.recruiting.voice_screening.tests.conftest import GOOD, Page

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
HEARD = "去年三月一位大客户因为报表总是晚到要姐月，我每天上午组织碰头会，一个月后报表全部准时。"
CORRECTED = HEARD.replace("要姐月", "要解约")


def answer(position: int = 1) -> VoiceAnswer:
    return VoiceAnswer.objects.get(question__position=position)


def talk(page: Page, speech: bytes, *, heard: str = HEARD) -> Page:
    """The first question answered aloud and heard by the browser, the second one in writing."""
    segment = page.post("segments/").json()["segment"]
    page.sound(segment, 0, speech)
    given = answer()
    given.browser_words = heard
    given.save()
    page.post("end/", {"number": 1, "heard_ms": 9000})
    while question := page.state()["question"]:
        page.post("end/", {"number": question["number"], "text": GOOD, "heard_ms": 9000})
    page.post("finish/")
    return page


@pytest.fixture
def talked(page: Page, speech: bytes) -> Page:
    return talk(page, speech)


@pytest.fixture
def prepared(talked: Page) -> Page:
    run_all()
    return talked


class TestThePage:
    def test_it_shows_the_words_the_recording_and_when_it_sends_itself(self, prepared: Page) -> None:
        shown = prepared.get("check/").content.decode()
        assert HEARD in shown
        assert f"/check/{answer().pk}/recording/" in shown
        assert "由浏览器转写" in shown
        assert "如果您不操作" in shown
        assert prepared.get(f"check/{answer().pk}/recording/")["Content-Type"] == "audio/webm"

    def test_while_the_words_are_coming_it_says_so(self, page: Page, speech: bytes) -> None:
        talk(page, speech, heard="")
        assert [each["words"] for each in page.get("check/words/").json()["answers"]] == ["coming", "typed"]
        run_all()
        assert page.get("check/words/").json()["answers"][0]["words"] == "none"

    def test_a_question_passed_over_has_nothing_to_correct(self, page: Page) -> None:
        for _ in range(2):
            page.post("end/", {"skip": True})
        page.post("finish/")
        shown = page.get("check/").content.decode()
        assert "您跳过了这道题" in shown
        assert "textarea" not in shown

    def test_the_room_and_the_start_lead_to_it(self, talked: Page) -> None:
        assert talked.get("room/")["Location"].endswith("/check/")
        assert "/check/" in talked.get("").content.decode()

    def test_before_the_last_question_there_is_nothing_to_look_over(self, page: Page) -> None:
        assert page.get("check/").status_code == 302
        found = page.put(f"check/{page.screening.pk}/", {"text": "x"})
        assert found.json()["code"] == "answer_unknown"
        page.post("end/", {"text": GOOD})
        assert page.put(f"check/{answer().pk}/", {"text": "x"}).json()["code"] == "talk_goes_on"
        assert page.send()["Location"].endswith(f"/v/{page.token}/")

    def test_nothing_more_can_be_said(self, talked: Page, speech: bytes) -> None:
        segment = answer().segments.first()
        assert talked.sound(str(segment.pk), 0, speech + speech).json()["code"] == "talk_over"
        assert talked.post("end/", {"text": "x"}).json()["code"] == "talk_over"

    def test_another_candidates_answer_is_not_there(self, prepared: Page) -> None:
        other = reverse("voice_screening:replay", args=["unknown", answer().pk])
        assert prepared.client.get(other).status_code == 404


class TestTheCorrection:
    def test_both_versions_are_kept_and_the_own_one_counts(
        self, prepared: Page, client_of: SignIn, zhang_min: User
    ) -> None:
        assert prepared.put(f"check/{answer().pk}/", {"text": CORRECTED}).status_code == 200
        prepared.send()
        run_all()
        assert VoiceResult.objects.get(answer=answer()).analysis["transcript"]["text"] == HEARD
        reported = VoiceProposal.objects.get().proposal["report"]["answers"][0]["transcript"]
        assert (reported["text"], reported["source"]) == (CORRECTED, "corrected")
        found = client_of(zhang_min).get(f"/api/v1/voice_screening/{prepared.screening.pk}").json()["answers"]
        assert (found[0]["transcript"], found[0]["transcript_source"]) == (CORRECTED, "corrected")
        assert [(each["source"], each["text"]) for each in found[0]["other_transcripts"]] == [("browser", HEARD)]
        assert (found[1]["transcript_source"], found[1]["other_transcripts"]) == ("typed", [])
        detail = reverse("voice_screening:detail", args=[prepared.screening.pk])
        shown = client_of(zhang_min).get(detail).content.decode()
        assert "候选人修改" in shown
        assert HEARD in shown
        assert AuditRow.objects.filter(key="voice_screening.words_corrected").count() == 1

    def test_it_comes_with_the_page_where_no_script_runs(self, prepared: Page) -> None:
        url = prepared.base + "check/"
        prepared.client.post(url, {"text-1": CORRECTED, "shown-1": HEARD, "text-2": GOOD, "shown-2": GOOD})
        assert answer(1).corrected == CORRECTED
        assert not answer(2).corrected
        assert VoiceScreening.objects.get().status == "submitted"

    def test_the_heard_words_again_take_it_back(self, prepared: Page) -> None:
        prepared.put(f"check/{answer().pk}/", {"text": CORRECTED})
        prepared.put(f"check/{answer().pk}/", {"text": HEARD + "\r\n"})
        assert not answer().corrected

    def test_another_text_altogether_is_for_a_person(self, prepared: Page) -> None:
        prepared.put(f"check/{answer().pk}/", {"text": GOOD * 2})
        prepared.send()
        run_all()
        assert VoiceScreening.objects.get().proposed == "listen"
        reasons = VoiceProposal.objects.get().proposal["reasons"]
        assert "conversation.rewritten" in [reason["key"] for reason in reasons]

    def test_what_nobody_heard_can_be_written_down(self, page: Page, speech: bytes) -> None:
        talk(page, speech, heard="")
        run_all()
        page.put(f"check/{answer().pk}/", {"text": GOOD})
        page.send()
        run_all()
        reported = VoiceProposal.objects.get().proposal["report"]["answers"][0]["transcript"]
        assert (reported["text"], reported["source"]) == (GOOD, "typed")

    def test_sent_before_the_words_are_there_the_proposal_waits_for_them(self, talked: Page) -> None:
        talked.send()
        assert not VoiceProposal.objects.exists()
        run_all()
        assert VoiceProposal.objects.count() == 1

    def test_nothing_changes_after_sending(self, prepared: Page) -> None:
        prepared.send()
        assert prepared.put(f"check/{answer().pk}/", {"text": CORRECTED}).json()["code"] == "screening_closed"
        assert prepared.send().status_code == 200
        assert AuditRow.objects.filter(key="voice_screening.held").count() == 1

    def test_too_long_a_text_is_refused_and_nothing_is_sent(self, prepared: Page) -> None:
        url = prepared.base + "check/"
        reply = prepared.client.post(url, {"text-1": "长" * 20_001, "shown-1": HEARD})
        assert reply.status_code == 422
        assert VoiceScreening.objects.get().status == "checking"
