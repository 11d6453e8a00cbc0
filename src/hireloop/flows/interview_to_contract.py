"""What an interview says for the labour contract.

report ready → statements worth asking about are noted (risk), each with its quote; a person may dismiss them
contract drafted for an application → the evaluation's suggestions for its terms; a person takes or leaves them
"""

from typing import Any

from hireloop.contracts.drafting import actions as contracts
from hireloop.contracts.drafting.events import ContractDrafted
from hireloop.contracts.drafting.models import Contract
from hireloop.contracts.risk import actions as risk
from hireloop.contracts.terms.suggesting import EvaluationSummary, ScoredDimension
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.handlers import handles
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.modules.switches import is_on
from hireloop.recruiting.evaluation.events import ReportReady
from hireloop.recruiting.evaluation.models import EvaluationReport

FLOW = Actor.system("flows.interview_to_contract")


@handles(ReportReady)
def note_what_is_worth_asking(event: ReportReady, row: AuditRow) -> None:
    report = EvaluationReport.objects.select_related("person").filter(interview_id=event.interview_id).first()
    if report is None or not is_on("risk"):
        return
    spoken = [
        risk.Spoken(answer["transcript"]["text"], place)
        for place, answer in enumerate(report.report["answers"], 1)
        if answer.get("transcript")
    ]
    risk.note_statements(
        report.person, spoken, source_type="interviews.interview", source_id=event.interview_id, actor=FLOW
    )


@handles(ContractDrafted)
def suggest_terms(event: ContractDrafted, row: AuditRow) -> None:
    contract = Contract.objects.select_related("person", "employer", "department").get(pk=event.contract_id)
    if contract.application_id is None:
        return
    reports = EvaluationReport.objects.filter(interview__application_id=contract.application_id)
    report = reports.order_by("-ready_at").first()
    if report is not None:
        contracts.suggest_terms(contract, summary_of(report), actor=FLOW)


def summary_of(report: EvaluationReport) -> EvaluationSummary:
    """Frozen facts of the report: the contracts know nothing of interviews."""
    dimensions: dict[str, Any] = report.report["dimensions"]
    return EvaluationSummary(
        source=f"evaluation.evaluationreport:{report.pk}",
        recommendation=report.recommendation,
        dimensions=tuple(
            ScoredDimension(
                key,
                each["label"]["zh"],
                each["label"]["en"],
                each["score"]["score"],
                each["score"]["low"],
                each["score"]["high"],
            )
            for key, each in dimensions.items()
            if each["score"]["score"] is not None
        ),
    )
