import uuid
from collections import defaultdict
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.recruiting.applications import actions
from hireloop.recruiting.applications.funnel import funnel
from hireloop.recruiting.applications.models import Application, StageMove
from hireloop.recruiting.applications.stages import Stage
from hireloop.recruiting.jobs import actions as jobs

SYSTEM = Actor.system("tests")


@pytest.fixture
def hr(client_of, zhang_min):
    return client_of(zhang_min)


@pytest.mark.parametrize(
    "words", ["王芳", "王", "wangfang", "wf", "WANG", "wang.fang@example.com", "+86 138 0013 8000"]
)
def test_a_person_is_found_in_many_ways(hr, make_application, words):
    make_application()
    make_application("赵磊", "zhao.lei@example.net")
    page = hr.get(reverse("applications:list"), {"q": words}).content.decode()
    assert "王芳" in page
    assert "赵磊" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"stage": "applied"}, True),
        ({"stage": "active"}, True),
        ({"stage": "offer"}, False),
        ({"stage": "nonsense"}, True),
        ({"source": "careers"}, True),
        ({"source": "referral"}, False),
        ({"waiting": "7"}, False),
        ({"q": "%"}, False),
        ({"q": "' OR 1=1"}, False),
        ({"q": "nobody@example.com"}, False),
        ({"job": "not-a-job"}, False),
        ({"sort": "name"}, True),
        ({"sort": "-days"}, True),
        ({"sort": "nonsense"}, True),
        ({"page": "99"}, True),
    ],
)
def test_filters_find_and_odd_ones_do_no_harm(hr, application, asked, found):
    page = hr.get(reverse("applications:list"), asked)
    assert page.status_code == 200
    assert ("王芳" in page.content.decode()) == found


def test_the_list_leaves_as_a_file_and_that_is_written_down(hr, application):
    assert "王芳" in b"".join(hr.get(reverse("applications:list"), {"export": "csv"}).streaming_content).decode()
    assert hr.get(reverse("applications:list"), {"export": "xlsx"}).content[:2] == b"PK"
    assert AuditRow.objects.filter(key="applications.exported").count() == 2


def test_the_board_has_a_column_for_each_stage(hr, application):
    page = hr.get(reverse("applications:board"), {"job": str(application.job_id)}).content.decode()
    assert page.count("data-stage=") == 7
    assert "王芳" in page
    assert hr.get(reverse("applications:board"), {"q": "nobody"}).status_code == 200
    assert hr.get(reverse("applications:more_cards", args=["applied"]), {"from": "x"}).status_code == 200
    assert hr.get(reverse("applications:more_cards", args=["hired"])).status_code == 404


def test_a_move_forward_is_done_at_once_and_can_be_undone(hr, application):
    answer = hr.post(
        reverse("applications:move", args=[application.pk]), {"to": "video", "expected": "applied"}, follow=True
    )
    application.refresh_from_db()
    assert application.stage == Stage.VIDEO
    move = StageMove.objects.get()
    assert reverse("applications:undo", args=[move.pk]) in answer.content.decode()
    assert hr.get(reverse("applications:undo", args=[move.pk])).status_code == 200
    hr.post(reverse("applications:undo", args=[move.pk]))
    application.refresh_from_db()
    assert application.stage == Stage.APPLIED


def test_a_rejection_asks_for_the_reason_first(hr, application):
    address = reverse("applications:move", args=[application.pk])
    asked = hr.post(address, {"to": "rejected"})
    assert "选择原因" in asked.content.decode()
    assert not StageMove.objects.exists()
    assert hr.post(address, {"to": "rejected", "asked": "1", "reason": ""}).status_code == 422
    hr.post(address, {"to": "rejected", "asked": "1", "reason": "skills", "note": "", "tell_candidate": "on"})
    application.refresh_from_db()
    assert application.stage == Stage.REJECTED


def test_a_move_back_asks_why(hr, application):
    actions.move_stage(application, Stage.OFFER, actor=SYSTEM)
    address = reverse("applications:move", args=[application.pk])
    assert "原因" in hr.post(address, {"to": "screening"}).content.decode()
    hr.post(address, {"to": "screening", "asked": "1", "note": "缺材料"})
    application.refresh_from_db()
    assert application.stage == Stage.SCREENING


def test_a_move_that_is_none_shows_those_that_are(hr, application):
    page = hr.post(reverse("applications:move", args=[application.pk]), {"to": "hired"}).content.decode()
    assert 'value="video"' in page
    assert 'value="hired"' not in page


def test_it_never_leads_away_from_the_site(hr, application):
    answer = hr.post(
        reverse("applications:move", args=[application.pk]), {"to": "video", "back": "https://evil.example/x"}
    )
    assert answer.url == reverse("directory:person", args=[application.person_id])


def test_many_are_rejected_only_after_the_list_was_seen(hr, make_application):
    marked = [make_application().pk, make_application("赵磊", "zhao.lei@example.net").pk]
    page = hr.post(reverse("applications:bulk_reject"), {"marked": marked}).content.decode()
    assert "王芳" in page
    assert "赵磊" in page
    assert not StageMove.objects.exists()
    hr.post(reverse("applications:bulk_reject"), {"marked": marked, "asked": "1", "reason": "position_filled"})
    assert Application.objects.filter(stage=Stage.REJECTED).count() == 2


def test_many_are_moved(hr, make_application):
    marked = [make_application().pk, make_application("赵磊", "zhao.lei@example.net").pk]
    hr.post(reverse("applications:bulk_move"), {"marked": marked, "asked": "1", "to": "screening"})
    assert Application.objects.filter(stage=Stage.SCREENING).count() == 2


@pytest.mark.parametrize("marked", [[], ["nonsense"], [str(uuid.uuid4())]])
def test_nothing_marked_is_said(hr, db, marked):
    assert hr.post(reverse("applications:bulk_move"), {"marked": marked}).status_code == 404


def test_reading_papers_is_written_down(hr, application):
    received = application.received_resumes.get()
    answer = hr.get(reverse("applications:resume", args=[application.pk, received.pk]))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "我想加入" in hr.get(reverse("applications:cover_letter", args=[application.pk])).content.decode()
    reads = AuditRow.objects.filter(key="audit.read", person_id=application.person_id)
    assert {row.payload["what"] for row in reads} == {"resume", "cover_letter"}


def test_the_person_page_shows_the_application(hr, application):
    page = hr.get(reverse("directory:person", args=[application.person_id])).content.decode()
    assert "后端工程师" in page
    assert "简历.pdf" in page
    assert "我想加入" not in page
    moved = hr.get(reverse("applications:application", args=[application.pk]))
    assert moved.url.startswith(reverse("directory:person", args=[application.person_id]))


def test_the_job_page_shows_the_funnel(hr, make_application, job):
    one, other = make_application(), make_application("赵磊", "zhao.lei@example.net")
    actions.move_stage(one, Stage.VIDEO, actor=SYSTEM)
    actions.move_stage(other, Stage.SCREENING, actor=SYSTEM)
    actions.reject(other, reason="skills", actor=SYSTEM)
    reached = {step.stage: step.reached for step in funnel(Application.objects.filter(job=job))}
    assert (reached[Stage.APPLIED], reached[Stage.SCREENING], reached[Stage.VIDEO]) == (2, 2, 1)
    assert reached[Stage.OFFER] == 0
    assert reverse("applications:board") in hr.get(reverse("jobs:job", args=[job.pk])).content.decode()


def test_the_funnel_says_how_long_a_stage_usually_takes(make_application):
    for number, days in enumerate((1, 3, 20)):
        one = make_application(f"候选人{number}", f"c{number}@example.com")
        Application.objects.filter(pk=one.pk).update(stage_since=timezone.now() - timedelta(days=days))
        move = actions.move_stage(one, Stage.SCREENING, actor=SYSTEM)
    StageMove.objects.filter(pk=move.pk).update(undone_at=timezone.now())
    stays = {step.stage: step.stay for step in funnel(Application.objects.all())}
    assert stays[Stage.APPLIED].days == 2
    assert stays[Stage.SCREENING] is None


def test_today_shows_the_funnel_of_those_who_applied_lately(hr, make_application):
    actions.move_stage(make_application(), Stage.SCREENING, actor=SYSTEM)
    page = hr.get("/").content.decode()
    assert "近 90 天的应聘申请" in page
    Application.objects.update(applied_at=timezone.now() - timedelta(days=100))
    assert "近 90 天的应聘申请" not in hr.get("/").content.decode()


def test_today_shows_what_waits(hr, application):
    assert "王芳" in hr.get("/").content.decode()


def test_interviewers_see_the_applications_of_their_jobs_only(
    client_of, li_qiang, zhang_min, make_application, make_job
):
    mine, other = make_application(), make_application("赵磊", "zhao.lei@example.net", of_job=make_job("财务"))
    jobs.add_to_team(mine.job, li_qiang, part="interviewer", actor=SYSTEM)
    browser = client_of(li_qiang)
    page = browser.get(reverse("applications:list")).content.decode()
    assert "王芳" in page
    assert "赵磊" not in page
    assert browser.get(reverse("directory:person", args=[mine.person_id])).status_code == 200
    assert browser.get(reverse("directory:person", args=[other.person_id])).status_code == 404
    assert browser.get(reverse("applications:cover_letter", args=[other.pk])).status_code == 404
    assert browser.post(reverse("applications:move", args=[mine.pk]), {"to": "video"}).status_code == 403
    assert browser.get(reverse("applications:list"), {"export": "csv"}).headers["Content-Type"].startswith("text/html")


def test_outsiders_and_administrators_see_none(client_of, zhao_lei, sun_yue, application):
    for outsider in (zhao_lei, sun_yue):
        browser = client_of(outsider)
        assert browser.get(reverse("applications:list")).status_code == 403
        assert browser.get(reverse("applications:board")).status_code == 403
        assert browser.get("/api/v1/applications/").status_code == 403


def test_the_api_lists_moves_and_rejects(hr, application):
    listed = hr.get("/api/v1/applications/", {"q": "王芳"}).json()
    assert (listed["count"], listed["items"][0]["stage"]) == (1, "applied")
    assert hr.get("/api/v1/applications/board").json()["applied"] == 1
    address = f"/api/v1/applications/{application.pk}"
    moved = hr.post(f"{address}/move", {"to": "video"}, content_type="application/json")
    assert moved.json()["to_stage"] == "video"
    stale = hr.post(f"{address}/move", {"to": "offer", "expected": "applied"}, content_type="application/json")
    assert (stale.status_code, stale.json()["code"]) == (409, "application_moved")
    bad = hr.post(f"{address}/reject", {"reason": "age"}, content_type="application/json")
    assert bad.status_code == 422
    assert hr.post(f"{address}/reject", {"reason": "skills"}, content_type="application/json").status_code == 200
    assert hr.get(f"/api/v1/applications/{uuid.uuid4()}").status_code == 404


@pytest.mark.parametrize("page", ["list", "board"])
def test_more_applications_cost_no_more_queries(hr, make_application, page):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for upto in (3, 12):
        for number in range(upto):
            make_application(f"候选人{number}", f"c{number}@example.com")
        with CaptureQueriesContext(connection) as queries:
            hr.get(reverse(f"applications:{page}"))
        counts.append(len(queries))
    assert counts[1] <= counts[0]
    assert counts[0] <= 25


def test_a_card_leads_to_where_the_next_step_is_taken(hr, application, monkeypatch):
    from hireloop.recruiting.applications import next_links

    monkeypatch.setattr(next_links, "_providers", defaultdict(list))
    address = reverse("applications:next", args=[application.pk])
    assert address not in hr.get(reverse("applications:board")).content.decode()
    next_links.register("read_resume", lambda application: next_links.NextLink("阅读", "/somewhere/"))
    assert address in hr.get(reverse("applications:board")).content.decode()
    assert hr.get(address).url == "/somewhere/"


def test_the_audit_trail_calls_things_by_name(application):
    from hireloop.platform.audit.names import names_of

    references = [("applications.application", str(application.pk)), ("jobs.job", str(application.job_id))]
    found = names_of(references)
    assert "王芳" in found[references[0]].text
    assert found[references[1]].text == "后端工程师"


def test_hr_chooses_how_to_go_on_after_screening(hr, make_application, zhang_min):
    application = make_application()
    actions.move_stage(application, Stage.SCREENING, actor=SYSTEM, user=zhang_min)
    ways = [
        reverse("voice_screening:invite", args=[application.pk]),
        reverse("interviews:invite", args=[application.pk]),
    ]
    chosen = hr.get(reverse("applications:next", args=[application.pk]))
    person = hr.get(reverse("directory:person", args=[application.person_id]))
    for page in (chosen, person):
        for way in ways:
            assert way in page.content.decode()
    assert "决定是否面试" in hr.get(reverse("applications:board")).content.decode()
