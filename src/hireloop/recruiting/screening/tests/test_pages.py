import pytest
from django.urls import reverse

from hireloop.analysis.matching import requirement_key
from hireloop.platform.modules import actions as switches
from hireloop.recruiting.applications.stages import Stage
from hireloop.recruiting.jobs import actions as jobs
from hireloop.recruiting.screening import actions
from hireloop.recruiting.screening.models import RejectionProposal
from hireloop.recruiting.screening.stored import from_json
from hireloop.recruiting.screening.testing import TESTS, read_application, screened_job

pytestmark = pytest.mark.django_db
BLIND = {"is_blind": "1", "blind_for": "everybody", "blind_until": "invited"}


@pytest.fixture
def hr(client_of, zhang_min):
    return client_of(zhang_min)


@pytest.fixture
def proposal(without_sql):
    actions.match_application(without_sql, actor=TESTS)
    return RejectionProposal.objects.get()


def skill_key(report):
    return next(
        requirement_key(one.requirement) for one in from_json(report.result).results if one.requirement.kind == "skill"
    )


def test_the_ranked_list_shows_who_fits_best_first(hr, job, report, proposal):
    page = hr.get(reverse("screening:ranked", args=[job.pk])).content.decode()
    assert page.index("王芳") < page.index("赵磊")
    assert "处理 1 条不通过建议" in page


def test_the_list_is_filtered_by_a_requirement_s_verdict(hr, job, report, proposal):
    address = reverse("screening:ranked", args=[job.pk])
    page = hr.get(address, {"verdict": f"{skill_key(report)}:met"}).content.decode()
    assert "王芳" in page
    assert "赵磊" not in page
    page = hr.get(address, {"score": "below"}).content.decode()
    assert "王芳" not in page
    assert hr.get(address, {"verdict": "x", "score": "y", "years": "z", "stage": "q"}).status_code == 200


def test_the_list_leaves_as_a_file_and_that_is_written_down(hr, job, report):
    from hireloop.platform.audit.models import AuditRow

    answer = hr.get(reverse("screening:ranked", args=[job.pk]), {"export": "csv"})
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "王芳" in content
    assert "3 / 0 / 1 / 0" in content
    assert AuditRow.objects.filter(key="screening.matches_exported").exists()


def test_a_page_of_the_list_costs_a_steady_number_of_queries(hr, job, report, django_assert_max_num_queries):
    for number in range(4):
        actions.match_application(read_application(job, f"候选{number}", f"c{number}@example.com"), actor=TESTS)
    with django_assert_max_num_queries(18):
        hr.get(reverse("screening:ranked", args=[job.pk]))


def test_one_match_shows_each_verdict_with_its_evidence(hr, application, report):
    page = hr.get(reverse("screening:match", args=[application.pk])).content.decode()
    assert "PostgreSQL" in page
    assert "属于“SQL”" in page
    assert "机评" in page


def test_overruling_on_the_page(hr, application, report):
    address = reverse("screening:overrule", args=[application.pk, skill_key(report)])
    refused = hr.post(address, {"verdict": "not_met", "reason": "无"})
    assert refused.status_code == 422
    assert "无</textarea>" in refused.content.decode()
    hr.post(address, {"verdict": "not_met", "reason": "电话里说没用过"})
    page = hr.get(reverse("screening:match", args=[application.pk])).content.decode()
    assert "电话里说没用过" in page
    assert "机评为“符合”" in page
    hr.post(reverse("screening:end_override", args=[application.pk, skill_key(report)]))
    page = hr.get(reverse("screening:match", args=[application.pk])).content.decode()
    assert "电话里说没用过" not in page


def test_two_are_compared_side_by_side(hr, job, report, proposal):
    ids = [str(report.pk), str(proposal.application.match_report.pk)]
    answer = hr.post(reverse("screening:compare"), {"marked": ids})
    page = hr.get(answer.url).content.decode()
    assert page.index("王芳") < page.index("赵磊")


@pytest.mark.parametrize("asked", [[], ["not-an-id"], ["one"]])
def test_comparing_says_what_it_needs(hr, report, asked):
    marked = [str(report.pk) if one == "one" else one for one in asked]
    answer = hr.get(reverse("screening:compare"), {"match": marked})
    assert answer.status_code == 422
    assert "2 到 4 名" in answer.content.decode()


def test_different_jobs_are_not_compared(hr, zhang_min, report):
    other = actions.match_application(
        read_application(screened_job(zhang_min, title="测试"), "钱多", "q@example.com"), actor=TESTS
    )
    answer = hr.get(reverse("screening:compare"), {"match": [str(report.pk), str(other.pk)]})
    assert "同一岗位" in answer.content.decode()


def test_a_rejection_wants_somebody_marked_and_a_reason(hr, job, proposal):
    address = reverse("screening:proposals", args=[job.pk])
    assert "赵磊" in hr.get(address).content.decode()
    assert hr.post(address, {"reason": "缺少 SQL"}).status_code == 422
    refused = hr.post(address, {"marked": [str(proposal.pk)], "reason": " "})
    assert refused.status_code == 422
    assert "checked" in refused.content.decode()
    hr.post(address, {"marked": [str(proposal.pk)], "reason": "缺少 SQL"})
    proposal.application.refresh_from_db()
    assert proposal.application.stage == Stage.REJECTED
    assert "缺少 SQL" in hr.get(address).content.decode()
    hr.post(reverse("screening:reopen", args=[proposal.pk]))
    proposal.application.refresh_from_db()
    assert proposal.application.stage == Stage.APPLIED


def test_who_is_kept_leaves_the_list(hr, job, proposal):
    hr.post(reverse("screening:keep", args=[proposal.pk]), {f"reason-{proposal.pk}": "可以培训"})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == ("kept", "可以培训")


def test_blind_mode_hides_names_on_every_page(hr, job, application, report, proposal):
    hr.post(reverse("screening:blind", args=[job.pk]), BLIND)
    ids = [str(report.pk), str(proposal.application.match_report.pk)]
    pages = [
        hr.get(reverse("screening:ranked", args=[job.pk])),
        hr.get(reverse("screening:match", args=[application.pk])),
        hr.get(reverse("screening:compare"), {"match": ids}),
        hr.get(reverse("screening:proposals", args=[job.pk])),
        hr.get(reverse("jobs:job", args=[job.pk])),
        hr.get(f"/api/v1/screening/jobs/{job.pk}/matches"),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "王芳" not in page.content.decode()
        assert "赵磊" not in page.content.decode()
    export = hr.get(reverse("screening:ranked", args=[job.pk]), {"export": "csv"})
    assert "王芳" not in b"".join(export.streaming_content).decode()
    refused = hr.post(reverse("screening:lift", args=[application.person_id]), {"reason": ""})
    assert refused.status_code == 422
    hr.post(reverse("screening:lift", args=[application.person_id]), {"reason": "打电话约时间"})
    assert "王芳" in hr.get(reverse("screening:match", args=[application.pk])).content.decode()


def test_interviewers_see_only_their_jobs_and_overrule_nothing(client_of, li_qiang, application, report, job):
    client = client_of(li_qiang)
    assert client.get(reverse("screening:match", args=[application.pk])).status_code == 404
    jobs.add_to_team(job, li_qiang, part="interviewer", actor=TESTS)
    assert client.get(reverse("screening:match", args=[application.pk])).status_code == 200
    refused = client.post(
        reverse("screening:overrule", args=[application.pk, skill_key(report)]),
        {"verdict": "met", "reason": "因为如此"},
    )
    assert refused.status_code == 403


def test_the_match_stands_on_the_person_and_the_job_page_and_on_today(hr, application, report, job, proposal):
    assert "简历匹配" in hr.get(reverse("directory:person", args=[application.person_id])).content.decode()
    assert "匹配度最高" in hr.get(reverse("jobs:job", args=[job.pk])).content.decode()
    assert "待确认的不通过建议" in hr.get(reverse("web:home")).content.decode()


def test_cards_of_the_board_tell_the_match_to_who_may_see_it(hr, application, report):
    board = reverse("applications:board")
    told = f"匹配 {round(report.score)}"
    assert told in hr.get(board, headers={"accept-language": "zh"}).content.decode()
    switches.switch_off("screening", actor=TESTS)
    assert told not in hr.get(board, headers={"accept-language": "zh"}).content.decode()


def test_the_next_step_of_a_new_application_is_its_match(hr, application, report):
    answer = hr.get(reverse("applications:next", args=[application.pk]))
    assert answer.url == reverse("screening:match", args=[application.pk])


def test_the_api_tells_verdicts_and_takes_overruling(hr, application, report):
    told = hr.get(f"/api/v1/screening/applications/{application.pk}/match").json()
    assert told["requirements"][2]["verdict"] == "met"
    key = told["requirements"][2]["key"]
    answer = hr.post(
        f"/api/v1/screening/applications/{application.pk}/match/{key}",
        {"verdict": "not_met", "reason": "电话里说没用过"},
        content_type="application/json",
    )
    assert (
        answer.json()["requirements"][2] | {"verdict": "not_met", "overruled": True} == answer.json()["requirements"][2]
    )


def test_the_api_confirms_a_proposal(hr, proposal):
    [told] = hr.get("/api/v1/screening/proposals").json()
    answer = hr.post(
        f"/api/v1/screening/proposals/{told['id']}/confirm", {"reason": "缺少 SQL"}, content_type="application/json"
    )
    assert answer.status_code == 204
    proposal.application.refresh_from_db()
    assert proposal.application.stage == Stage.REJECTED
