"""Turn taking on a simulated clock."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hireloop.analysis.conversation import Manner, Turn, begin, step
from hireloop.analysis.conversation.acts import (
    Act,
    EndAnswer,
    EndedBy,
    Listen,
    OfferOtherWays,
    RepeatQuestion,
    StopSpeaking,
    WaitForThought,
)
from hireloop.analysis.conversation.events import (
    DonePressed,
    Event,
    InterruptPressed,
    MachineBegan,
    MachineEnded,
    PatienceChosen,
    RepeatPressed,
    SkipPressed,
    SpeechBegan,
    SpeechEnded,
    TimePassed,
    Typed,
    WordsHeard,
)
from hireloop.analysis.conversation.patience import ends_unfinished
from hireloop.analysis.conversation.turn_taking import Phase

MANNER = Manner(patience_ms=2500)
TICK_MS = 96


class Talk:
    """A conversation in which time is told tick by tick; keeps what the machine did, and when."""

    def __init__(self, manner: Manner = MANNER, *, heard_ms: int = 0) -> None:
        self.manner, self.now, self.turn = manner, 0, begin(0, heard_ms=heard_ms)
        self.done: list[tuple[int, Act]] = []

    def tell(self, event: Event) -> "Talk":
        self.turn, acts = step(self.turn, event, self.manner)
        self.done += [(self.now, act) for act in acts]
        return self

    def wait(self, ms: int) -> "Talk":
        until = self.now + ms
        while self.now < until:
            self.now = min(until, self.now + TICK_MS)
            self.tell(TimePassed(self.now))
        return self

    def speak(self, ms: int) -> "Talk":
        self.tell(SpeechBegan(self.now)).wait(ms)
        return self.tell(SpeechEnded(self.now))

    def asked(self) -> "Talk":
        return self.tell(MachineBegan(self.now)).wait(3000).tell(MachineEnded(self.now))

    def kinds(self, kind: type[Act]) -> list[Act]:
        return [act for _, act in self.done if isinstance(act, kind)]

    @property
    def end(self) -> tuple[int, EndAnswer]:
        return next((at, act) for at, act in self.done if isinstance(act, EndAnswer))


def test_an_answer_ends_when_the_silence_has_lasted_the_patience():
    talk = Talk().asked().speak(8000)
    ended_speaking = talk.now
    talk.wait(4000)
    at, act = talk.end
    assert act == EndAnswer(EndedBy.PAUSE, 8000)
    assert 2500 <= at - ended_speaking <= 2500 + TICK_MS


def test_thinking_pauses_shorter_than_the_patience_are_left_alone():
    talk = Talk().asked()
    for _ in range(6):
        talk.speak(3000).wait(2000)
    assert not talk.kinds(EndAnswer)
    assert not talk.kinds(RepeatQuestion)


def test_a_speaker_who_thinks_long_is_given_longer_afterwards():
    talk = Talk().asked().speak(3000).wait(2400).speak(3000)
    assert talk.kinds(WaitForThought)[-1] == WaitForThought(round(2400 * 1.2))


@pytest.mark.parametrize("words", ["我当时负责这个项目，然后", "we had a problem because", "嗯"])
def test_words_that_stop_in_the_middle_are_waited_for(words: str):
    language = "zh" if ord(words[0]) > 255 else "en"
    talk = Talk(replace(MANNER, language=language)).asked().speak(5000)
    talk.tell(WordsHeard(talk.now, words)).wait(4000)
    assert not talk.kinds(EndAnswer)
    talk.wait(1000)
    assert talk.end[1].why is EndedBy.PAUSE


def test_words_of_an_earlier_pause_do_not_count_for_a_later_one():
    talk = Talk().asked().speak(5000)
    talk.tell(WordsHeard(talk.now, "然后")).wait(1000).speak(3000).wait(3000)
    assert talk.end[1].why is EndedBy.PAUSE


def test_silence_brings_the_question_once_more_then_another_way():
    talk = Talk().asked().wait(8200)
    assert talk.kinds(RepeatQuestion) == [RepeatQuestion(asked_for=False)]
    talk.asked().wait(8200)
    assert len(talk.kinds(OfferOtherWays)) == 1
    talk.wait(120_000)
    assert len(talk.kinds(RepeatQuestion)) == len(talk.kinds(OfferOtherWays)) == 1
    assert not talk.kinds(EndAnswer)


def test_who_writes_is_not_disturbed():
    talk = Talk().asked().wait(5000)
    talk.tell(Typed(talk.now)).wait(12_000)
    assert not talk.kinds(RepeatQuestion)
    talk.speak(2000)
    talk.tell(Typed(talk.now)).wait(15_000)
    assert not talk.kinds(EndAnswer)


def test_speaking_into_the_machines_words_stops_them():
    talk = Talk().tell(MachineBegan(0)).wait(1000)
    talk.tell(SpeechBegan(talk.now)).wait(300)
    assert not talk.kinds(StopSpeaking)
    talk.wait(200)
    assert talk.kinds(StopSpeaking)
    assert talk.kinds(Listen)
    assert talk.turn.phase is Phase.LISTENING


def test_a_cough_does_not_stop_the_machine():
    talk = Talk().tell(MachineBegan(0)).wait(500).speak(200).wait(2000)
    assert not talk.kinds(StopSpeaking)


def test_where_the_loudspeaker_is_heard_only_the_button_interrupts():
    talk = Talk(replace(MANNER, may_interrupt=False)).tell(MachineBegan(0)).speak(3000)
    assert not talk.kinds(StopSpeaking)
    talk.tell(InterruptPressed(talk.now))
    assert talk.kinds(StopSpeaking)
    assert talk.turn.phase is Phase.WAITING


def test_the_limit_ends_an_answer_that_goes_on_and_on():
    talk = Talk(replace(MANNER, answer_limit_ms=60_000)).asked()
    talk.tell(SpeechBegan(talk.now)).wait(61_000)
    assert talk.end[1].why is EndedBy.LIMIT
    assert talk.end[1].heard_ms == pytest.approx(60_000, abs=TICK_MS)


def test_after_a_lost_line_the_answer_goes_on_without_being_asked_twice():
    talk = Talk(heard_ms=9000).asked().wait(9000)
    assert not talk.kinds(RepeatQuestion)
    talk.speak(2000).wait(3000)
    assert talk.end[1] == EndAnswer(EndedBy.PAUSE, 11_000)


def test_after_a_lost_line_who_has_nothing_to_add_is_taken_at_their_word():
    talk = Talk(heard_ms=9000).asked().wait(8500)
    assert talk.kinds(OfferOtherWays)
    talk.asked().wait(8500)
    assert talk.end[1] == EndAnswer(EndedBy.PAUSE, 9000)


@pytest.mark.parametrize(("event", "why"), [(DonePressed, EndedBy.BUTTON), (SkipPressed, EndedBy.SKIPPED)])
def test_the_candidate_can_end_at_any_time(event: type[Event], why: EndedBy):
    talk = Talk().asked().speak(1000)
    talk.tell(event(talk.now))
    assert talk.end[1].why is why
    talk.tell(MachineEnded(talk.now)).wait(20_000)
    assert talk.turn.phase is Phase.CLOSED


def test_a_question_can_be_heard_again():
    talk = Talk().asked()
    talk.tell(RepeatPressed(talk.now))
    assert talk.kinds(RepeatQuestion) == [RepeatQuestion(asked_for=True)]


def test_patience_can_be_changed_in_the_middle_of_a_pause():
    talk = Talk().asked().speak(4000)
    talk.manner = replace(MANNER, patience_ms=4000)
    talk.tell(PatienceChosen(talk.now, 4000)).wait(3500)
    assert not talk.kinds(EndAnswer)
    assert talk.kinds(WaitForThought)[-1] == WaitForThought(4000)


@pytest.mark.parametrize(
    ("text", "language", "unfinished"),
    [
        ("我们一起解决了。", "zh", False),
        ("我先倾听客户，然后", "zh", True),
        ("比如说。", "zh", True),
        ("结果提升了三成", "zh", False),
        ("I called the client and", "en", True),
        ("we solved it together.", "en", False),
        ("that is it, um.", "en", True),
    ],
)
def test_unfinished_words(text: str, language: str, unfinished: bool):
    assert ends_unfinished(text, language) is unfinished


spoken = st.lists(st.tuples(st.integers(200, 9000), st.integers(0, 7000)), min_size=1, max_size=8)


@given(spoken, st.sampled_from([1500, 2500, 4000]), st.text("然后嗯。，ab", max_size=6))
def test_nobody_is_ever_cut_off(stretches: list[tuple[int, int]], patience: int, words: str):
    """Whatever the rhythm: the answer never ends while speech goes on, nor before the patience is over."""
    talk = Talk(Manner(patience_ms=patience)).asked()
    for speech_ms, pause_ms in stretches:
        talk.tell(SpeechBegan(talk.now)).wait(speech_ms)
        assert not talk.kinds(EndAnswer)
        talk.tell(SpeechEnded(talk.now)).tell(WordsHeard(talk.now, words))
        silent_since = talk.now
        talk.wait(pause_ms)
        if talk.kinds(EndAnswer):
            assert talk.end[0] - silent_since >= patience
            return
        assert pause_ms < talk.manner.most_patience_ms


@given(
    st.lists(st.sampled_from([SpeechBegan, SpeechEnded, TimePassed, MachineBegan, MachineEnded, Typed]), max_size=60)
)
def test_events_in_any_order_break_nothing(kinds: list[type[Event]]):
    turn: Turn = begin(0)
    for number, kind in enumerate(kinds):
        turn, _ = step(turn, kind(number * 700), MANNER)
        assert turn.heard_ms >= 0
