"""Loads the demo company through the same actions that people use."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from hireloop.platform.accounts.models import RoleGrant, User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.actions import find_person
from hireloop.platform.directory.models import Department, Employer
from hireloop.platform.privacy.notices import CURRENT
from hireloop.platform.signing import actions as signing
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.models import Application, Source
from hireloop.recruiting.applications.resume_files import ResumeFile
from hireloop.recruiting.applications.stages import RejectionReason, Stage
from hireloop.recruiting.interviews import actions as interviews
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.jobs.job_file import read_job_file
from hireloop.recruiting.jobs.models import Job
from hireloop.recruiting.question_bank import actions as question_bank
from hireloop.recruiting.question_bank.built_in.loading import load_built_in
from hireloop.recruiting.question_bank.queries import template_for

from .clock import days_ago
from .contracting import load_contracts
from .interviewing import hold_interview, recorded_answers
from .offering import load_policy, make_offer
from .papers import resume_file
from .talking import load_voice_screenings

DATA = Path(__file__).parent / "data"
DEMO = Actor.system("demo")
Say = Callable[[str], object]


def load_demo(*, say: Say = print) -> None:
    """Adds what is missing: breaking off and beginning again leaves nothing half and nothing twice."""
    company = _read("company.yaml")
    say(f"Loading the demo company {company['employer']}")
    load_built_in(actor=DEMO)
    with transaction.atomic():
        colleagues = load_colleagues(company)
        load_jobs(company, colleagues)
        heads = {name: colleagues[email] for name, email in company["heads"].items()}
        load_policy(heads, actor=DEMO)
        load_seal(company, colleagues)
    for entry in _read("candidates.yaml"):
        if find_person(name=entry["name"], email=entry["email"]) is None:
            load_candidate(entry, hr=colleagues["zhang.min@example.com"], say=say)
    load_contracts(_read("contracts.yaml"), employer_name=company["employer"], hr=colleagues["zhang.min@example.com"])
    load_voice_screenings(_read("voice.yaml"), hr=colleagues["zhang.min@example.com"], say=say)


def accounts() -> str:
    """Who can sign in, one a line, and the password that they share."""
    company = _read("company.yaml")
    lines = [f"  {entry['email']:<26} {entry['name']} ({', '.join(entry['roles'])})" for entry in company["colleagues"]]
    return "\n".join([f"Sign in with the password {company['password']} as", *lines])


def load_colleagues(company: dict[str, Any]) -> dict[str, User]:
    Employer.objects.get_or_create(name=company["employer"])
    users = {}
    for entry in company["colleagues"]:
        users[entry["email"]] = User.objects.filter(email=entry["email"]).first() or _colleague(entry, company)
    return users


def _colleague(entry: dict[str, Any], company: dict[str, Any]) -> User:
    language = entry.get("language", "zh-hans")
    user = User.objects.create_user(entry["email"], entry["name"], company["password"], language=language)
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in entry["roles"])
    return user


def load_jobs(company: dict[str, Any], colleagues: dict[str, User]) -> None:
    employer = Employer.objects.get(name=company["employer"])
    for entry in company["jobs"]:
        draft, questions = read_job_file((DATA / entry["file"]).read_bytes())
        if Job.objects.filter(title=draft.title).exists():
            continue
        job = jobs.import_job(draft, actor=DEMO, user=colleagues["zhang.min@example.com"])
        job.department, _ = Department.objects.get_or_create(name=entry["department"], employer=employer)
        job.city, job.role_family, job.openings = entry["city"], entry["role_family"], entry["openings"]
        job.salary_from_fen, job.salary_to_fen = entry["salary_fen"]
        job.save()
        if questions:
            question_bank.keep_job_questions(job, questions, actor=DEMO)
        for email, part in entry["team"].items():
            jobs.add_to_team(job, colleagues[email], part=part, actor=DEMO)
        jobs.open_job(job, actor=DEMO)


def load_seal(company: dict[str, Any], colleagues: dict[str, User]) -> None:
    """The seal for contracts, which HR may use."""
    employer = Employer.objects.get(name=company["employer"])
    if employer.seals.exists():
        return
    draft = signing.SealDraft(employer, "劳动合同专用章", company["employer"], label="合同专用章")
    holder = colleagues["zhang.min@example.com"]
    signing.register_seal(draft, holders=[holder], user=colleagues["admin@example.com"], actor=DEMO)


def load_candidate(entry: dict[str, Any], *, hr: User, say: Say) -> None:
    """All of one candidate or nothing. The recordings are made before, so that no lock is held meanwhile."""
    script = _read(f"{entry['interview']}.yaml") if "interview" in entry else None
    recordings = recorded_answers(script, name=entry["name"], say=say)
    with transaction.atomic():
        with days_ago(entry["days"]):
            application = _apply(entry)
        for stage, days in entry.get("way", {}).items():
            with days_ago(days):
                _bring_to(application, stage, hr=hr)
        if script:
            with days_ago(entry["held"]):
                hold_interview(application.interviews.get(), script, recordings)
        if "offer" in entry:
            application.refresh_from_db()
            make_offer(application, entry["offer"], hr=hr)


def _apply(entry: dict[str, Any]) -> Application:
    draft = applications.ApplicationDraft(
        name=entry["name"],
        email=entry["email"],
        phone=entry["phone"],
        language=entry.get("language", "zh-hans"),
        cover_letter=entry.get("cover_letter", ""),
        notice_version=CURRENT,
    )
    job = Job.objects.get(title=entry["job"])
    received = applications.apply(job, draft, resume=_resume(entry), actor=DEMO, source=Source.CAREERS)
    return received.application


def _resume(entry: dict[str, Any]) -> ResumeFile:
    return resume_file(entry, _read("resumes.yaml")[entry["email"]])


def _bring_to(application: Application, stage: str, *, hr: User) -> None:
    """As far as ``stage``; an invitation to the interview moves the application by itself."""
    actor = Actor.user(hr)
    if stage == Stage.REJECTED:
        reason = RejectionReason.EXPERIENCE
        applications.reject(application, reason=reason, actor=actor, user=hr, tell_candidate=False)
    elif stage == Stage.WITHDRAWN:
        applications.withdraw(application, actor=Actor.candidate(application.person))
    elif stage == Stage.VIDEO:
        template = template_for(application.job)
        assert template is not None
        interviews.invite(application, template, actor=actor, invited_by=hr)
    else:
        applications.move_stage(application, stage, actor=actor, user=hr)


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
