import pytest

from hireloop.analysis.flow_steps.step import Step, checked
from hireloop.analysis.interview_flow import ANSWER_STEPS, INTERVIEW_STEPS
from hireloop.analysis.phrases import texts


def test_a_step_must_not_need_what_nothing_before_it_gives():
    late = Step("late", len, needs=("sound",), gives="length")
    early = Step("early", len, needs=("path",), gives="sound")

    assert checked((early, late), given=("path",)) == (early, late)
    with pytest.raises(ValueError, match="step late needs sound"):
        checked((late, early), given=("path",))


def test_nothing_is_given_twice():
    step = Step("open", len, gives="sound")

    with pytest.raises(ValueError, match="gives sound, which is there already"):
        checked((step, step), given=())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_step_that_is_told_of_has_a_name_for_people(language):
    known = texts(language)

    assert not [
        step.name
        for step in (*ANSWER_STEPS, *INTERVIEW_STEPS)
        if step.is_told and f"report.step_{step.name}" not in known
    ]
    assert not [step.name for step in ANSWER_STEPS if step.weight and f"flow.doing_{step.name}" not in known]
