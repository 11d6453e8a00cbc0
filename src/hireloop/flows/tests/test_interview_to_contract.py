import pytest

from hireloop.contracts.drafting import actions as contracts
from hireloop.contracts.risk.models import RiskNote
from hireloop.contracts.terms.samples import complete_facts
from hireloop.flows.interview_to_contract import summary_of
from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.models import Employer
from hireloop.recruiting.evaluation.models import EvaluationReport
from hireloop.recruiting.evaluation.testing import GOOD, job_for_tests, written_interview

pytestmark = pytest.mark.django_db


def test_a_report_gives_notes_with_quotes_and_a_contract_its_summary(zhang_min, wang_fang):
    statement = "上一家公司拖欠工资，我是因合同纠纷离职的。"
    interview = written_interview(wang_fang, job_for_tests(), [GOOD, statement])
    run_all()

    note = RiskNote.objects.get()
    assert (note.rule, note.quote, note.place) == ("left_over_dispute", statement, 2)
    assert note.source_id == interview.pk

    report = EvaluationReport.objects.get(interview=interview)
    summary = summary_of(report)
    assert all(each.low <= each.score <= each.high for each in summary.dimensions)
    contract = contracts.draft_contract(
        contracts.NewContract(
            person=wang_fang,
            employer=Employer.objects.create(name="云杉科技（演示）有限公司", city="上海"),
            title="后端工程师",
            facts=complete_facts(),
            application_id=interview.application_id,
        ),
        actor=Actor.system("tests"),
    )
    run_all()
    assert all(each.source == summary.source for each in contract.suggestions.all())
