from itertools import product

import pytest

from hireloop.recruiting.applications.stages import ACTIVE_STAGES, ENDED_STAGES, Stage, allowed_from, rule_for
from hireloop.recruiting.applications.status_words import BY_STAGE
from hireloop.web.badges import STAGES


@pytest.mark.parametrize("stage", ACTIVE_STAGES)
def test_every_active_stage_can_be_left_for_rejection_or_withdrawal(stage):
    assert rule_for(stage, Stage.REJECTED).needs_reason
    assert rule_for(stage, Stage.WITHDRAWN).needs_note


def test_hired_comes_only_from_an_offer():
    assert [stage for stage in Stage if rule_for(stage, Stage.HIRED)] == [Stage.OFFER]


def test_forward_is_free_and_back_wants_a_word():
    for (i, old), (j, new) in product(enumerate(ACTIVE_STAGES), repeat=2):
        rule = rule_for(old, new)
        assert (rule is None) if i == j else (rule.needs_note == (j < i))


@pytest.mark.parametrize("stage", ENDED_STAGES)
def test_an_end_can_be_reopened_with_a_word(stage):
    assert {rule_for(stage, active).needs_note for active in ACTIVE_STAGES} == {True}
    assert not set(allowed_from(stage)) & set(ENDED_STAGES)


def test_every_stage_has_words_for_the_candidate_and_a_badge():
    assert set(BY_STAGE) == set(Stage)
    assert {stage.value for stage in Stage} == set(STAGES)
