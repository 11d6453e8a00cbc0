"""The upload protocol: what is sent twice, damaged, missing, too much, or not one's own."""

import threading
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from hireloop.platform.audit.models import AuditRow
from hireloop.platform.vault import files
from hireloop.platform.vault.models import StoredFile
from hireloop.recruiting.interviews import actions, queries
from hireloop.recruiting.interviews.joining import join
from hireloop.recruiting.interviews.models import Answer, Chunk, Interview
from hireloop.recruiting.interviews.tests.conftest import SYSTEM, Candidate, cut, make_clip, run_all

pytestmark = pytest.mark.django_db


def test_an_answer_arrives_in_pieces_and_becomes_one_seekable_recording(
    ready_candidate: Candidate, clip: bytes
) -> None:
    answer_id = ready_candidate.record(clip)
    run_all()
    answer = Answer.objects.get(pk=answer_id)
    assert answer.status == "ready"
    assert answer.has_video
    assert abs((answer.duration_ms or 0) - 3000) < 120
    with files.open_file(answer.recording) as stream:
        assert join([stream]).duration_ms == answer.duration_ms
    assert AuditRow.objects.filter(key="interviews.answer_uploaded").count() == 1


def test_the_same_piece_twice_is_kept_once(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    first = ready_candidate.chunk(answer, 0, clip[:5000])
    again = ready_candidate.chunk(answer, 0, clip[:5000])
    assert (first.status_code, again.status_code) == (200, 200)
    assert Chunk.objects.count() == 1
    assert StoredFile.objects.filter(purpose="recording_chunk").count() == 1


def test_another_piece_in_the_same_place_is_refused(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    ready_candidate.chunk(answer, 0, clip[:5000])
    reply = ready_candidate.chunk(answer, 0, clip[5000:9000])
    assert (reply.status_code, reply.json()["code"]) == (422, "chunk_damaged")


def test_a_piece_with_the_wrong_hash_is_not_kept(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    reply = ready_candidate.chunk(answer, 0, clip[:5000], sha256="0" * 64)
    assert (reply.status_code, reply.json()["code"]) == (422, "chunk_damaged")
    assert not Chunk.objects.exists()


def test_closing_with_gaps_names_what_is_missing(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    pieces = cut(clip, 4)
    for index in (0, 3):
        ready_candidate.chunk(answer, index, pieces[index])
    reply = ready_candidate.finish(answer, (0, ready_candidate.recorder, 4))
    assert reply.status_code == 409
    assert reply.json()["missing"] == {"0": [1, 2]}
    assert Answer.objects.get(pk=answer).status == "started"


def test_pieces_may_come_in_any_order(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    pieces = cut(clip, 4)
    for index in (2, 0, 3, 1):
        assert ready_candidate.chunk(answer, index, pieces[index]).status_code == 200
    assert ready_candidate.finish(answer, (0, ready_candidate.recorder, 4)).status_code == 200
    run_all()
    assert abs((Answer.objects.get(pk=answer).duration_ms or 0) - 3000) < 120


def test_the_server_says_what_it_has(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    for index in (0, 1, 3):
        ready_candidate.chunk(answer, index, cut(clip, 4)[index])
    found = ready_candidate.state()["questions"][0]["answers"][0]
    assert found["segments"][0]["received"] == [[0, 1], [3, 3]]
    assert found["recorded_ms"] == 4000
    assert found["next_segment"] == 1


def test_a_reload_gives_a_second_segment_and_no_second_is_lost(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    second = uuid4()
    for index, data in enumerate(cut(clip, 4)):
        ready_candidate.chunk(answer, index, data)
    for index, data in enumerate(cut(clip, 3)):
        ready_candidate.chunk(answer, index, data, segment=1, recorder=second)
    assert ready_candidate.finish(answer, (0, ready_candidate.recorder, 4), (1, second, 3)).status_code == 200
    run_all()
    assert abs((Answer.objects.get(pk=answer).duration_ms or 0) - 6000) < 240


def test_a_segment_cut_off_by_a_crash_counts_as_far_as_it_goes(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    crashed, second = uuid4(), uuid4()
    ready_candidate.chunk(answer, 0, clip[: len(clip) // 2], recorder=crashed)
    for index, data in enumerate(cut(clip, 3)):
        ready_candidate.chunk(answer, index, data, segment=1, recorder=second)
    assert ready_candidate.finish(answer, (1, second, 3)).status_code == 200
    run_all()
    assert 4000 < (Answer.objects.get(pk=answer).duration_ms or 0) < 5000


def test_a_second_device_with_another_codec_goes_on(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    phone = uuid4()
    for index, data in enumerate(cut(clip, 3)):
        ready_candidate.chunk(answer, index, data)
    mp4 = make_clip(2.0, kind="mp4", size=(120, 160))
    ready_candidate.chunk(answer, 0, mp4, segment=1, recorder=phone)
    assert ready_candidate.finish(answer, (0, ready_candidate.recorder, 3), (1, phone, 1)).status_code == 200
    run_all()
    found = Answer.objects.get(pk=answer)
    assert found.status == "ready"
    assert found.recording is not None
    assert found.recording.media_type == "video/webm"
    assert abs((found.duration_ms or 0) - 5000) < 250


def test_two_devices_never_write_into_one_segment(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    phone = uuid4()
    ready_candidate.chunk(answer, 0, clip[:4000])
    reply = ready_candidate.chunk(answer, 0, clip[:4000], recorder=phone)
    assert (reply.status_code, reply.json()["code"], reply.json()["next"]) == (409, "segment_taken", 1)
    assert ready_candidate.chunk(answer, 0, clip[:4000], segment=1, recorder=phone).status_code == 200


def test_parts_that_come_late_from_another_device_are_joined_too(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    late = uuid4()
    pieces = cut(clip, 3)
    ready_candidate.chunk(answer, 0, pieces[0], segment=1, recorder=late)
    for index, data in enumerate(pieces):
        ready_candidate.chunk(answer, index, data)
    ready_candidate.finish(answer, (0, ready_candidate.recorder, 3))
    run_all()
    before = Answer.objects.get(pk=answer).duration_ms or 0
    for index in (1, 2):
        assert ready_candidate.chunk(answer, index, pieces[index], segment=1, recorder=late).status_code == 200
    assert ready_candidate.finish(answer, (1, late, 3)).status_code == 200
    run_all()
    after = Answer.objects.get(pk=answer).duration_ms or 0
    assert after > before + 1000
    assert abs(after - 6000) < 240


def test_closing_twice_analyses_once(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.record(clip)
    run_all()
    assert ready_candidate.finish(answer, (0, ready_candidate.recorder, 4)).status_code == 200
    run_all()
    assert AuditRow.objects.filter(key="interviews.answer_uploaded").count() == 1
    assert StoredFile.objects.filter(purpose="recording").count() == 1


def test_nothing_plain_reaches_the_disk(ready_candidate: Candidate, installation: object, clip: bytes) -> None:
    ready_candidate.record(clip)
    run_all()
    for stored in StoredFile.objects.all():
        raw = files.path_of(stored.pk).read_bytes()
        assert b"webm" not in raw
        assert b"V_VP8" not in raw


def test_noise_instead_of_media_is_kept_and_said(ready_candidate: Candidate) -> None:
    answer = ready_candidate.start()
    ready_candidate.chunk(answer, 0, b"not a recording" * 100)
    assert ready_candidate.finish(answer, (0, ready_candidate.recorder, 1)).status_code == 200
    run_all()
    found = Answer.objects.get(pk=answer)
    assert (found.status, found.trouble) == ("unreadable", "unreadable_recording")
    assert Chunk.objects.filter(segment__answer=answer).exists()


def test_an_answer_without_a_single_piece_cannot_be_closed(ready_candidate: Candidate) -> None:
    reply = ready_candidate.finish(ready_candidate.start())
    assert (reply.status_code, reply.json()["code"]) == (400, "nothing_recorded")


class TestLimits:
    def test_a_piece_above_the_limit_is_refused(self, ready_candidate: Candidate) -> None:
        reply = ready_candidate.chunk(ready_candidate.start(), 0, b"x" * 1_600_000)
        assert (reply.status_code, reply.json()["code"]) == (413, "chunk_too_large")

    def test_an_answer_above_the_limit_is_refused_and_what_is_there_stays(
        self, ready_candidate: Candidate, settings: object, clip: bytes
    ) -> None:
        settings.MAX_RECORDING_BYTES = 6000  # type: ignore[attr-defined]
        answer = ready_candidate.start()
        assert ready_candidate.chunk(answer, 0, clip[:5000]).status_code == 200
        reply = ready_candidate.chunk(answer, 1, clip[5000:9000])
        assert (reply.status_code, reply.json()["code"]) == (413, "recording_full")
        assert ready_candidate.finish(answer, (0, ready_candidate.recorder, 1)).status_code == 200

    def test_another_kind_of_file_is_refused(self, ready_candidate: Candidate) -> None:
        answer = ready_candidate.start()
        path = f"{ready_candidate.base}answers/{answer}/segments/0/chunks/0/"
        digest = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
        headers = {"X-Chunk-Sha256": digest, "X-Chunk-End-Ms": "1", "X-Recorder": str(uuid4())}
        reply = ready_candidate.client.put(path, b"hello", content_type="text/html", headers=headers)
        assert reply.json()["code"] == "media_type"

    def test_takes_are_counted_by_the_server(self, ready_candidate: Candidate) -> None:
        ready_candidate.start()
        ready_candidate.start()
        reply = ready_candidate.put(f"answers/{uuid4()}/", {"question": str(ready_candidate.question())})
        assert (reply.status_code, reply.json()["code"]) == (409, "no_takes_left")

    def test_the_same_take_begun_twice_is_one(self, ready_candidate: Candidate) -> None:
        answer = ready_candidate.start()
        assert ready_candidate.start(answer=answer) == answer
        assert Answer.objects.count() == 1


class TestWhoMay:
    def test_without_consent_nothing_is_accepted_and_the_refusal_is_noted(
        self, candidate: Candidate, clip: bytes
    ) -> None:
        candidate.agree("voice")
        answer = candidate.start()
        reply = candidate.chunk(answer, 0, clip[:5000])
        assert (reply.status_code, reply.json()["code"]) == (403, "consent_missing")
        assert not Chunk.objects.exists()
        assert AuditRow.objects.filter(key="privacy.access_refused").count() == 1

    def test_consent_withdrawn_in_the_middle_stops_uploads_and_erases(
        self, ready_candidate: Candidate, clip: bytes
    ) -> None:
        ready_candidate.record(clip)
        run_all()
        answer = ready_candidate.start(2)
        ready_candidate.chunk(answer, 0, clip[:5000])
        state = ready_candidate.post("withdraw/", {"purpose": "recording"}).json()
        assert state["in_writing"] is True
        reply = ready_candidate.chunk(answer, 1, clip[5000:])
        assert (reply.status_code, reply.json()["code"]) == (403, "consent_missing")
        assert not StoredFile.objects.filter(purpose__startswith="recording").exists()
        assert Interview.objects.get().text_only
        run_all()

    def test_an_answer_of_another_candidate_is_unknown(
        self, ready_candidate: Candidate, other_interview: Interview, clip: bytes
    ) -> None:
        answer = ready_candidate.record(clip)
        run_all()
        other = Candidate(other_interview)
        other.agree()
        assert other.chunk(answer, 9, clip[:100]).json()["code"] == "answer_unknown"
        assert other.finish(answer, (0, ready_candidate.recorder, 4)).json()["code"] == "answer_unknown"
        assert other.get(f"answers/{answer}/recording/").status_code == 404
        assert other.put(f"answers/{answer}/text/", {"source": "typed", "text": "x"}).status_code == 404
        question = str(ready_candidate.question())
        assert other.put(f"answers/{uuid4()}/", {"question": question}).status_code == 404
        mine = str(other.question())
        assert other.put(f"answers/{answer}/", {"question": mine}).json()["code"] == "answer_unknown"

    def test_a_wrong_token_opens_nothing(self, ready_candidate: Candidate, clip: bytes) -> None:
        answer = ready_candidate.start()
        ready_candidate.base = "/i/wrong-token/"
        assert ready_candidate.get("state/").status_code == 404
        assert ready_candidate.chunk(answer, 0, clip[:100]).status_code == 404

    def test_an_expired_link_says_so(self, ready_candidate: Candidate, clip: bytes) -> None:
        from hireloop.platform.accounts.models import AccessLink

        answer = ready_candidate.start()
        AccessLink.objects.update(expires_at=timezone.now())
        reply = ready_candidate.chunk(answer, 0, clip[:100])
        assert (reply.status_code, reply.json()["code"]) == (410, "link_expired")

    def test_a_cancelled_interview_takes_nothing_more(self, ready_candidate: Candidate, clip: bytes) -> None:
        answer = ready_candidate.start()
        actions.cancel(ready_candidate.interview, actor=SYSTEM, reason="—")
        reply = ready_candidate.chunk(answer, 0, clip[:100])
        assert (reply.status_code, reply.json()["code"]) == (409, "interview_closed")
        assert ready_candidate.post("send/", {"leaving_out": True}).status_code == 409

    def test_after_sending_nothing_more_is_taken(self, ready_candidate: Candidate, clip: bytes) -> None:
        answer = ready_candidate.record(clip)
        assert ready_candidate.post("send/", {"leaving_out": True}).status_code == 200
        reply = ready_candidate.chunk(answer, 4, clip[:100])
        assert (reply.status_code, reply.json()["code"]) == (409, "interview_closed")

    def test_who_began_in_time_may_finish_within_the_grace(self, ready_candidate: Candidate, clip: bytes) -> None:
        answer = ready_candidate.start()
        Interview.objects.update(expires_at=timezone.now() - timezone.timedelta(minutes=30))
        assert ready_candidate.chunk(answer, 0, clip[:5000]).status_code == 200

    def test_who_has_not_begun_in_time_may_not(self, ready_candidate: Candidate) -> None:
        Interview.objects.update(expires_at=timezone.now() - timezone.timedelta(minutes=30))
        reply = ready_candidate.put(f"answers/{uuid4()}/", {"question": str(ready_candidate.question())})
        assert (reply.status_code, reply.json()["code"]) == (409, "interview_closed")


def test_the_candidate_replays_in_ranges_until_it_is_sent(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.record(clip)
    run_all()
    url = f"{ready_candidate.base}answers/{answer}/recording/"
    part = ready_candidate.client.get(url, headers={"range": "bytes=0-99"})
    assert (part.status_code, part["Content-Length"]) == (206, "100")
    ready_candidate.post("send/", {"leaving_out": True})
    assert ready_candidate.client.get(url).status_code == 404


def test_after_sending_parts_and_replaced_takes_are_erased(ready_candidate: Candidate, clip: bytes) -> None:
    first = ready_candidate.record(clip)
    ready_candidate.recorder = uuid4()
    second = ready_candidate.record(clip)
    run_all()
    assert Chunk.objects.count() == 8
    ready_candidate.post("send/", {"leaving_out": True})
    run_all()
    assert not Chunk.objects.exists()
    assert [answer.pk for answer in queries.counted_answers(ready_candidate.interview)] == [second]
    assert Answer.objects.get(pk=first).recording is None
    assert Answer.objects.get(pk=second).recording is not None


def sent_until_answered(candidate: Candidate, answer: UUID, index: int, piece: bytes) -> int:
    """Like the browser, which sends again; SQLite in memory, unlike on disk, does not wait for a lock."""
    candidate.client.raise_request_exception = False
    while (status := candidate.chunk(answer, index, piece).status_code) == 500:
        pass
    return status


@pytest.mark.django_db(transaction=True)
def test_concurrent_puts_of_one_piece_keep_it_once(ready_candidate: Candidate, clip: bytes) -> None:
    answer = ready_candidate.start()
    statuses: list[int] = []

    def send(index: int) -> None:
        piece = clip[index * 1000 : index * 1000 + 1000]
        try:
            statuses.append(sent_until_answered(ready_candidate, answer, index, piece))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(number % 2,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 8
    assert sorted(Chunk.objects.values_list("index", flat=True)) == [0, 1]
    assert StoredFile.objects.filter(purpose="recording_chunk").count() == 2
