from datetime import date
from pathlib import Path

import pytest
import yaml

from hireloop.analysis.resumes import parse_resume
from hireloop.demo import papers
from hireloop.engines.documents import read_document

DATA = Path(papers.__file__).parent / "data"
CANDIDATES = yaml.safe_load((DATA / "candidates.yaml").read_text(encoding="utf-8"))
RESUMES = yaml.safe_load((DATA / "resumes.yaml").read_text(encoding="utf-8"))
# The scan is read by the OCR engine, whose tests stand with it.
WRITTEN = [entry for entry in CANDIDATES if RESUMES.get(entry["email"], {}).get("layout", "scan") != "scan"]


def test_every_resume_belongs_to_a_candidate():
    assert RESUMES.keys() <= {entry["email"] for entry in CANDIDATES}


@pytest.fixture(scope="module")
def read():
    """(what stands there, what the machine read) of each."""
    found = []
    for entry in WRITTEN:
        file = papers.resume_file(entry, RESUMES[entry["email"]])
        document = read_document(file.content, name=file.name)
        found.append((entry, RESUMES[entry["email"]], parse_resume(document, today=date(2026, 11, 24))))
    return found


def test_the_machine_reads_who_it_is(read):
    assert len(read) >= 12
    for entry, _cv, parsed in read:
        assert parsed.name.value == entry["name"]
        assert [each.value for each in parsed.emails] == [entry["email"]]


def test_the_machine_reads_most_of_what_stands_there(read):
    there, found = set(), set()
    for entry, cv, parsed in read:
        there |= {(entry["email"], job[2]) for job in cv["jobs"]}
        found |= {(entry["email"], each.employer.value) for each in parsed.experience if each.employer}
    assert len(there & found) >= 0.75 * len(there)
