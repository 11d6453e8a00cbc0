"""Check a contract that somebody hands in: read, judged, told, and not kept."""

from dataclasses import dataclass
from datetime import date

from hireloop import law
from hireloop.engines.documents import read_document
from hireloop.kernel.errors import N_, BadInput
from hireloop.law.cn.reading import read_contract
from hireloop.law.model import ContractFacts, Report
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.web.uploads import CheckedFile

from .events import ContractFileChecked

SHORTEST_TEXT = 40


@dataclass(frozen=True)
class FileCheck:
    name: str
    text: str
    facts: ContractFacts
    report: Report


def check_file(file: CheckedFile, *, region: str, signed_on: date | None, today: date, actor: Actor) -> FileCheck:
    """The facts with their places, and what the law says. The day of signing is the given one, else the contract's
    own, else today."""
    document = read_document(file.content, name=file.name)
    if len(document.text.strip()) < SHORTEST_TEXT:
        raise BadInput(N_("There is hardly any text in this file. Is it the whole contract?"), code="no_text")
    facts = read_contract(document)
    report = law.check(facts, region=region, signed_on=signed_on or facts.signed_on or today)
    counts = report.summary
    event = ContractFileChecked(report.region, counts["violation"], counts["warning"], counts["unknown"])
    record(event, actor=actor)
    return FileCheck(file.name, document.text, facts, report)
