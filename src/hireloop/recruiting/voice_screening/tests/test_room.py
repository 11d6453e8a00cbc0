"""The conversation on the socket: sound in, turns out, nothing lost."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async
from django.utils import timezone

from hireloop.platform.audit.actor import Actor
from hireloop.platform.modules.models import ModuleSwitch
from hireloop.platform.privacy import actions as privacy
from hireloop.platform.vault import files
from hireloop.recruiting.voice_screening import actions
from hireloop.recruiting.voice_screening.errors import ScreeningClosed, SwitchedOff
from hireloop.recruiting.voice_screening.live.room import HEADER, Kind, TakenOver
from hireloop.recruiting.voice_screening.live.tape import Gap, Tape
from hireloop.recruiting.voice_screening.models import VoiceAnswer, VoiceScreening
from hireloop.recruiting.voice_screening.tests.conftest import GOOD, Caller, agree, noise, silence

pytestmark = pytest.mark.django_db


def run(talk: Callable[[], Awaitable[Any]]) -> Any:
    return async_to_sync(talk)()


def answer(position: int = 1) -> VoiceAnswer:
    return VoiceAnswer.objects.get(question__position=position)


def kept_bytes(position: int = 1) -> bytes:
    chunks = [chunk for segment in answer(position).segments.all() for chunk in segment.chunks.all()]
    return b"".join(files.open_file(chunk.stored).read() for chunk in chunks)


def test_it_says_first_that_it_is_a_machine(caller: Caller) -> None:
    run(caller.enter)
    assert caller.lines() == ["greeting", "question"]
    assert "机器，不是真人" in caller.said[1]["parts"][0]["text"]
    assert VoiceScreening.objects.get().status == "in_progress"


def test_a_long_answer_ends_with_the_pause_and_the_next_question_follows(caller: Caller, speech: bytes) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        for _ in range(2):
            await caller.hear(speech + silence(2))
        assert caller.lines() == ["greeting", "question"]
        await caller.hear(silence(2))

    run(talk)
    assert caller.lines() == ["greeting", "question", "question"]
    assert answer().status == "closed"
    assert answer().ended_by == "pause"
    assert answer().heard_ms > 6000


def test_every_sample_is_kept(caller: Caller, speech: bytes) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.hear(speech)
        await caller.room.leave()

    run(talk)
    sent = b"".join(caller.sent.values())
    assert kept_bytes() == sent


def test_a_thin_answer_is_asked_further_once(caller: Caller, speech: bytes) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.hear(speech[: 2 * 16_000 * 2] + silence(5))
        assert caller.lines()[-1] == "follow_up"
        await caller.spoken()
        await caller.hear(speech[: 2 * 16_000 * 2] + silence(5))

    run(talk)
    assert caller.lines()[2:] == ["follow_up", "question"]
    assert answer().follow_up_kind == "thin"
    assert answer().follow_up_text == "当时您自己做了什么？"
    assert answer().segments.values_list("part", flat=True)[::1] == [1, 2]


def test_silence_brings_the_question_again_then_an_offer_and_nothing_more(caller: Caller) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        for _ in range(3):
            await caller.hear(silence(9))
            await caller.spoken()
        await caller.hear(silence(30))

    run(talk)
    assert caller.lines() == ["greeting", "question", "again", "offer"]
    assert answer().status == "open"
    assert [moment["kind"] for moment in answer().moments] == ["silent", "offered"]


def test_noise_is_no_answer(caller: Caller) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.hear(noise(9))

    run(talk)
    assert caller.lines()[-1] == "again"
    assert "hearing" not in caller.types()


def test_speaking_into_its_words_stops_it_and_nothing_said_is_lost(caller: Caller, speech: bytes) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.tell("greeted")
        await caller.hear(speech[: 16_000 * 2])

    run(talk)
    assert "stop_speaking" in caller.types()
    listen = next(message for message in caller.said if message["type"] == "listen")
    assert listen["preroll_ms"] > 350
    assert answer().moments[0]["kind"] == "interrupted"


def test_the_loudspeaker_in_the_microphone_is_no_interruption(caller: Caller, speech: bytes) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.hear(speech)
        await caller.tell("greeted")
        await caller.hear(speech)

    run(talk)
    assert "echo" in caller.types()
    assert "stop_speaking" not in caller.types()


def test_written_answers_need_no_microphone(agreed: VoiceScreening) -> None:
    caller = Caller(agreed, microphone=False)

    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.tell("typing")
        await caller.tell("done", written=GOOD)

    run(talk)
    assert answer().written == GOOD
    assert answer().follow_up_kind == ""
    assert caller.lines()[-1] == "question"


def test_an_answer_beside_the_question_is_led_back(agreed: VoiceScreening) -> None:
    caller = Caller(agreed, microphone=False)
    recipe = "先把西红柿切成小块，锅里放两勺油，打三个鸡蛋炒熟，再加半勺盐和一勺糖，小火收汁五分钟就可以出锅了。"

    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.tell("done", written=recipe)

    run(talk)
    assert answer().follow_up_kind == "off_question"
    assert "请讲一次您解决客户难题的经历" in answer().follow_up_text


def test_skipping_everything_leads_to_the_goodbye(caller: Caller) -> None:
    async def talk() -> None:
        await caller.enter()
        for _ in range(2):
            await caller.spoken()
            await caller.tell("skip")
        await caller.tell("flushed")

    run(talk)
    assert caller.lines()[-1] == "goodbye"
    assert caller.types()[-1] == "over"
    assert VoiceScreening.objects.get().status == "checking"
    assert set(VoiceAnswer.objects.values_list("status", flat=True)) == {"skipped"}


def test_a_lost_line_goes_on_at_the_same_question(agreed: VoiceScreening, speech: bytes) -> None:
    first, second = Caller(agreed), Caller(agreed)

    async def talk() -> None:
        await first.enter()
        await first.spoken()
        await first.hear(speech + silence(1))
        await first.room.leave()
        await second.enter()
        assert second.lines() == ["resume"]
        await second.spoken()
        await second.hear(speech + silence(4))

    run(talk)
    assert second.lines() == ["resume", "question"]
    assert kept_bytes()[: len(speech)] == next(iter(first.sent.values()))[: len(speech)]
    assert answer().segments.count() == 2


def test_what_was_said_while_the_line_was_lost_is_kept(agreed: VoiceScreening, speech: bytes) -> None:
    """The page goes on recording, says hello anew, then sends the rest of the segment."""
    first, second = Caller(agreed), Caller(agreed)
    half = len(speech) // 6144 * 3072

    async def talk() -> None:
        await first.enter()
        await first.spoken()
        await first.hear(speech[:half])
        await first.room.leave()
        segment = first.segment
        assert segment is not None
        await second.enter()
        await second.room.hear(HEADER.pack(Kind.LATE, segment.bytes, half // 2) + speech[half:])

    run(talk)
    assert kept_bytes() == speech
    assert "taken_over" not in second.types()


def test_a_second_page_takes_over(agreed: VoiceScreening, speech: bytes) -> None:
    first, second = Caller(agreed), Caller(agreed)

    async def talk() -> None:
        await first.enter()
        await first.spoken()
        await second.enter()
        with pytest.raises(TakenOver):
            await first.hear(speech)

    run(talk)


def test_a_page_that_was_taken_over_ends_nothing_and_is_told(agreed: VoiceScreening) -> None:
    """Neither by a press nor by its pause, and without a word it learns within seconds."""
    first, second, third = (Caller(agreed, microphone=False) for _ in range(3))

    async def talk() -> None:
        await first.enter()
        await first.spoken()
        await second.enter()
        await second.spoken()
        with pytest.raises(TakenOver):
            await first.tell("skip")
        await third.enter()
        with pytest.raises(TakenOver):
            await second.hear(silence(4))

    run(talk)
    assert answer().status == "open"


@pytest.mark.parametrize(
    "change",
    [
        lambda screening: actions.cancel(screening, actor=Actor.system("tests"), reason="岗位已招满"),
        lambda screening: VoiceScreening.objects.update(expires_at=timezone.now() - timedelta(days=1)),
        lambda screening: ModuleSwitch.objects.create(key="voice_screening", is_on=False),
    ],
    ids=["cancelled", "time over", "module off"],
)
def test_what_ends_the_talk_from_outside_is_told_within_seconds(
    caller: Caller, speech: bytes, change: Callable[[VoiceScreening], Any]
) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.hear(speech)
        await database_sync_to_async(change)(caller.room.screening)
        with pytest.raises((ScreeningClosed, SwitchedOff)):
            await caller.hear(silence(4))

    run(talk)
    assert kept_bytes() == next(iter(caller.sent.values()))[: len(kept_bytes())]
    assert len(kept_bytes()) > 2 * 16_000


def test_what_was_not_kept_is_sent_again(caller: Caller, speech: bytes) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        segment = caller.segment
        assert segment is not None
        await caller.room.hear(HEADER.pack(Kind.LATE, segment.bytes, 5000) + speech[:3000])
        assert caller.said[-1] == {"type": "resend", "segment": str(segment), "from": 0}
        await caller.room.hear(HEADER.pack(Kind.LATE, segment.bytes, 0) + speech[:20_000])
        await caller.room.hear(HEADER.pack(Kind.LATE, segment.bytes, 5000) + speech[10_000:30_000])

    run(talk)
    assert kept_bytes() == speech[:30_000]


def test_without_consent_to_recording_nothing_is_recorded(screening: VoiceScreening, speech: bytes) -> None:
    caller = Caller(agree(screening, "voice"))

    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.hear(speech)

    run(talk)
    assert next(message for message in caller.said if message["type"] == "listen")["segment"] is None
    assert not answer().segments.exists()


def test_patience_can_be_chosen(caller: Caller, speech: bytes) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.tell("patience", patience_ms=4000)
        await caller.hear(speech + silence(3.5))

    run(talk)
    assert caller.lines() == ["greeting", "question"]
    assert VoiceScreening.objects.get().own_patience_ms == 4000


def test_unknown_words_and_broken_sound_change_nothing(caller: Caller) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.tell("nonsense")
        await caller.tell("patience", patience_ms="quick")
        await caller.room.hear(b"\x01")
        await caller.room.hear(HEADER.pack(Kind.OVERHEARD, bytes(16), 0))

    run(talk)
    assert caller.lines() == ["greeting", "question"]


def test_ending_an_answer_twice_ends_it_once(agreed: VoiceScreening) -> None:
    actor = Actor.candidate(agreed.person)
    found = actions.answer_to(agreed.questions.get(position=1))
    actions.end_answer(found, "button", part_heard_ms=9000, actor=actor)
    again = actions.end_answer(found, "skipped", part_heard_ms=9000, actor=actor)
    assert (again.status, again.ended_by, again.heard_ms) == ("closed", "button", 9000)


def test_the_tape_puts_sound_in_order(caller: Caller) -> None:
    tape = Tape(caller.room.connection)
    assert tape.add(0, b"abcd") == b"abcd"
    assert tape.add(1, b"cdef") == b"ef"
    with pytest.raises(Gap):
        tape.add(9, b"zz")
    assert tape.waiting() == (0, b"abcdef")
    tape.keep(2)
    assert tape.waiting() == (2, b"ef")


def test_withdrawing_in_the_middle_goes_on_in_writing(caller: Caller, speech: bytes) -> None:
    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.hear(speech)
        await database_sync_to_async(privacy.withdraw)(
            caller.room.screening.person, "recording", actor=caller.room.actor
        )
        await caller.hear(speech)
        await caller.tell("done", written=GOOD)

    run(talk)
    assert answer().status == "closed"
    assert answer().written == GOOD
    assert len(kept_bytes()) < len(speech)


def test_an_answer_that_fills_the_tape_ends(caller: Caller, speech: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hireloop.recruiting.voice_screening.actions.sound.LONGEST_ANSWER_S", 3)

    async def talk() -> None:
        await caller.enter()
        await caller.spoken()
        await caller.hear(speech + speech)

    run(talk)
    assert caller.lines()[2] in {"question", "follow_up"}
