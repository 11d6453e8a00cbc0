import pytest

from hireloop.contracts.drafting import actions, queries
from hireloop.contracts.drafting.models import SuggestedTerm
from hireloop.contracts.terms.samples import complete_facts
from hireloop.contracts.terms.suggesting import EvaluationSummary, ScoredDimension, suggestions_for
from hireloop.kernel.errors import Conflict
from hireloop.platform.audit.actor import Actor

from .conftest import SYSTEM

NO_CLAUSES = frozenset()


def summary(*dimensions, recommendation="recommended"):
    scored = tuple(ScoredDimension(key, key, key, score, low, high) for key, score, low, high in dimensions)
    return EvaluationSummary("report-1", recommendation, scored)


def rules_for(said, facts=None):
    return {each.rule: each for each in suggestions_for(said, facts or complete_facts(), NO_CLAUSES)}


def test_a_clear_score_speaks_for_more_bonus_and_says_why():
    found = rules_for(summary(("persuasion", 82, 74, 90)))["higher_bonus_share"]
    assert found.facts == {"bonus_percent": 25}
    assert "82" in found.why_zh
    assert "74–90" in found.why_zh


def test_a_band_that_reaches_over_the_line_speaks_for_nothing():
    assert "higher_bonus_share" not in rules_for(summary(("persuasion", 82, 69, 95)))
    assert "written_goals" not in rules_for(summary(("professional", 50, 40, 61)))
    assert rules_for(summary()) == {}


def test_all_bands_high_halve_the_probation():
    said = summary(("teamwork", 80, 65, 92), ("logic", 75, 62, 88))
    assert rules_for(said)["shorter_probation"].facts == {"probation_months": 1}
    assert "shorter_probation" not in rules_for(said, complete_facts().with_(probation_months=0))
    assert "shorter_probation" not in rules_for(summary(("teamwork", 80, 65, 92), recommendation="pending"))


@pytest.mark.django_db
def test_a_person_takes_one_and_leaves_the_other(contract, zhang_min):
    said = summary(("persuasion", 82, 74, 90), ("teamwork", 80, 65, 92))
    first = actions.suggest_terms(contract, said, actor=SYSTEM)
    assert {each.rule for each in first} == {"higher_bonus_share", "shorter_probation"}
    assert actions.suggest_terms(contract, said, actor=SYSTEM) == []

    bonus = SuggestedTerm.objects.get(rule="higher_bonus_share")
    probation = SuggestedTerm.objects.get(rule="shorter_probation")
    decide = {"actor": Actor.user(zhang_min), "user": zhang_min}
    actions.decide_suggestion(contract, str(bonus.pk), accept=True, expected=contract.revision, **decide)
    contract.refresh_from_db()
    actions.decide_suggestion(
        contract, str(probation.pk), accept=False, expected=contract.revision, note="团队惯例", **decide
    )
    version = queries.current_version(contract)
    assert (version.facts.bonus_percent, version.facts.probation_months) == (25, 3)
    assert "bonus" in {clause.key for clause in version.clauses}
    probation.refresh_from_db()
    assert (probation.is_accepted, probation.note) == (False, "团队惯例")
    with pytest.raises(Conflict):
        actions.decide_suggestion(contract, str(bonus.pk), accept=False, expected=contract.revision, **decide)


@pytest.mark.django_db
def test_the_panel_is_marked_and_the_page_decides(contract, zhang_min, client_of):
    actions.suggest_terms(contract, summary(("learning", 82, 74, 90)), actor=SYSTEM)
    term = SuggestedTerm.objects.get(rule="mentoring")
    hr = client_of(zhang_min)
    page = hr.get(f"/contracts/{contract.pk}/").content.decode()
    assert "安排带教和培训" in page
    assert "机评" in page
    contract.refresh_from_db()
    hr.post(
        f"/contracts/{contract.pk}/suggestion/",
        {"suggestion": term.pk, "accept": "1", "revision": contract.revision},
    )
    assert "mentoring" in {clause.key for clause in queries.current_version(contract).clauses}
    hr.post(f"/contracts/{contract.pk}/suggestion/", {"suggestion": "nonsense", "accept": "1"})


@pytest.mark.django_db
def test_the_api_tells_suggestions_and_takes_the_decision(contract, zhang_min, li_qiang, client_of):
    actions.suggest_terms(contract, summary(("persuasion", 82, 74, 90)), actor=SYSTEM)
    hr, base = client_of(zhang_min), f"/api/v1/drafting/{contract.pk}/suggestions"
    told = hr.get(base).json()[0]
    assert (told["rule"], told["is_accepted"], told["facts"]) == ("higher_bonus_share", None, {"bonus_percent": 25})
    assert "82" in told["why"]["zh"]
    assert client_of(li_qiang).get(base).status_code == 403
    stale = {"accept": True, "revision": contract.revision + 5}
    assert hr.post(f"{base}/{told['id']}", stale, content_type="application/json").status_code == 409
    taken = {"accept": True, "revision": contract.revision}
    assert hr.post(f"{base}/{told['id']}", taken, content_type="application/json").json()["is_accepted"] is True
    assert queries.current_version(contract).facts.bonus_percent == 25
