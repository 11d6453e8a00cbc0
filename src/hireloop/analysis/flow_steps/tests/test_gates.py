import pytest

from hireloop.analysis.flow_steps.gates import switched_off, told
from hireloop.analysis.flow_steps.options import Options

ALL = frozenset({"recording", "face_body", "voice"})


def reasons(**how) -> dict[str, str]:
    return {entry.signal: entry.why.key for entry in told(switched_off(Options(**how)))}


def test_with_every_consent_nothing_is_off_in_china_and_the_states():
    assert reasons(consents=ALL, jurisdiction="CN") == {}
    assert reasons(consents=ALL, jurisdiction="US") == {}


@pytest.mark.parametrize(
    ("place", "why"), [("EU", "flow.law_eu"), ("eu", "flow.law_eu"), ("ATLANTIS", "flow.law_unknown")]
)
def test_the_inference_of_emotions_is_locked_off(place, why):
    assert reasons(consents=ALL, jurisdiction=place) == {"voice_state": why, "expression": why}


def test_each_purpose_has_its_own_consent():
    assert reasons(consents=ALL - {"face_body"}) == {
        "face": "flow.no_consent_face_body",
        "posture": "flow.no_consent_face_body",
    }
    assert reasons(consents=ALL - {"voice"}) == {"voice": "flow.no_consent_voice"}


def test_without_leave_to_record_nothing_is_looked_at():
    assert set(reasons(consents=frozenset()).values()) == {"flow.no_consent_recording"}


def test_the_lack_of_consent_is_named_before_the_law_and_the_wish():
    off = reasons(consents=ALL - {"voice"}, jurisdiction="EU", unwanted=frozenset({"voice"}))

    assert off["voice"] == "flow.no_consent_voice"


def test_the_caller_can_do_without_a_signal():
    assert reasons(consents=ALL, unwanted=frozenset({"face"})) == {"face": "flow.not_wanted"}
