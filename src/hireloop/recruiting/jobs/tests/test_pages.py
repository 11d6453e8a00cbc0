import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hireloop.platform.audit.actor import Actor
from hireloop.recruiting.jobs import actions
from hireloop.recruiting.jobs.models import Job, JobStatus, TeamPart

FORM = {
    "title": "产品经理",
    "city": "杭州",
    "role_family": "general",
    "language": "zh",
    "openings": "2",
    "salary_from_yuan": "20000",
    "salary_to_yuan": "35000",
    "description": "负责产品规划。",
    "req-TOTAL_FORMS": "2",
    "req-INITIAL_FORMS": "0",
    "req-0-kind": "education",
    "req-0-text": "本科",
    "req-0-must_have": "1",
    "req-0-weight": "3",
    "req-1-kind": "skill",
    "req-1-text": "",
    "dim-TOTAL_FORMS": "2",
    "dim-INITIAL_FORMS": "2",
    "dim-0-key": "communication",
    "dim-0-is_chosen": "on",
    "dim-0-weight": "60",
    "dim-0-pass_line": "65",
    "dim-1-key": "logic",
    "dim-1-weight": "40",
}


JD = """招聘岗位：高级后端工程师
工作地点：上海
任职要求：
1. 本科及以上学历，计算机相关专业，35岁以下
2. 3年以上后端开发经验，精通 MySQL
"""


@pytest.fixture
def hr(client_of, zhang_min):
    return client_of(zhang_min)


def test_hr_creates_a_job(hr):
    answer = hr.post(reverse("jobs:new"), FORM)
    job = Job.objects.get()
    assert answer.url == reverse("jobs:job", args=[job.pk])
    assert (job.salary_from_fen, job.openings) == (2_000_000, 2)
    assert [(line.dimension, line.weight, line.pass_line) for line in job.profile_lines.all()] == [
        ("communication", 60, 65)
    ]
    assert job.requirements.get().value == {"level": "bachelor", "subject": ""}
    page = hr.get(answer.url).content.decode()
    assert "本科" in page
    assert "100%" in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": ""}, "id_title"),
        ({"req-0-text": "幼儿园"}, "幼儿园"),
        ({"req-0-kind": "skill", "req-0-text": "限女性"}, "就业促进法"),
        ({"salary_to_yuan": "10"}, "id_salary_to_yuan"),
        ({"dim-0-weight": "400"}, "产品经理"),
    ],
)
def test_a_form_with_an_error_keeps_what_was_typed(hr, change, said):
    answer = hr.post(reverse("jobs:new"), FORM | change)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "负责产品规划。" in page
    assert not Job.objects.exists()


def test_an_edit_starts_from_what_is_there(hr, job):
    page = hr.get(reverse("jobs:edit", args=[job.pk])).content.decode()
    assert "后端工程师" in page
    assert "计算机" in page


def test_protected_words_are_warned_of(hr):
    page = hr.post(reverse("jobs:wording"), {"title": "前台", "description": "限女性，25岁以下"}).content.decode()
    assert "就业促进法" in page
    assert "25岁" in page


def test_hr_opens_closes_and_copies(hr, job):
    hr.post(reverse("jobs:open", args=[job.pk]))
    job.refresh_from_db()
    assert job.status == JobStatus.OPEN
    hr.post(reverse("jobs:close", args=[job.pk]))
    job.refresh_from_db()
    assert job.status == JobStatus.CLOSED
    hr.post(reverse("jobs:duplicate", args=[job.pk]))
    assert Job.objects.count() == 2


def test_the_list_counts_filters_and_exports(hr, job, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        page = hr.get(reverse("jobs:list"), {"q": "后端", "status": "draft"}).content.decode()
    assert "后端工程师" in page
    csv = hr.get(reverse("jobs:list"), {"export": "csv"})
    assert "后端工程师" in b"".join(csv.streaming_content).decode()


def test_a_job_file_goes_out_and_comes_in(hr, job):
    content = hr.get(reverse("jobs:file", args=[job.pk])).content
    answer = hr.post(reverse("jobs:import"), {"file": SimpleUploadedFile("job.yaml", content)})
    assert answer.status_code == 302
    assert Job.objects.filter(title="后端工程师").count() == 2
    bad = hr.post(reverse("jobs:import"), {"file": SimpleUploadedFile("x.png", b"\x89PNG")})
    assert bad.status_code == 422


def test_the_team_is_kept_by_hr(hr, job, li_qiang):
    hr.post(reverse("jobs:add_member", args=[job.pk]), {"user": li_qiang.pk, "part": "interviewer"})
    member = job.team.get(user=li_qiang)
    assert member.part == TeamPart.INTERVIEWER
    hr.post(reverse("jobs:remove_member", args=[job.pk, member.pk]))
    assert not job.team.filter(user=li_qiang).exists()


def test_an_interviewer_reads_his_jobs_and_changes_none(client_of, job, li_qiang, zhang_min):
    browser = client_of(li_qiang)
    assert browser.get(reverse("jobs:job", args=[job.pk])).status_code == 404
    actions.add_to_team(job, li_qiang, part="interviewer", actor=Actor.user(zhang_min))
    assert browser.get(reverse("jobs:job", args=[job.pk])).status_code == 200
    assert browser.get(reverse("jobs:edit", args=[job.pk])).status_code == 403
    assert browser.post(reverse("jobs:open", args=[job.pk])).status_code == 403


def test_everybody_sees_open_jobs_and_what_is_assessed(client, open_job):
    assert "后端工程师" in client.get(reverse("jobs:careers")).content.decode()
    page = client.get(reverse("jobs:careers_job", args=[open_job.pk])).content.decode()
    assert "专业能力" in page
    assert reverse("applications:apply", args=[open_job.pk]) in page


def test_drafts_and_closed_jobs_are_not_public(client, job):
    assert "后端工程师" not in client.get(reverse("jobs:careers")).content.decode()
    assert client.get(reverse("jobs:careers_job", args=[job.pk])).status_code == 404


@pytest.mark.parametrize("query", [{"q": "<script>"}, {"page": "abc"}, {"page": "999"}, {"city": "x" * 900}])
def test_odd_addresses_of_the_careers_page_are_answered(client, open_job, query):
    assert client.get(reverse("jobs:careers"), query).status_code == 200


@pytest.mark.parametrize("as_file", [False, True])
def test_the_api_drafts_a_job_from_a_description_and_keeps_nothing(hr, as_file):
    sent = {"file": SimpleUploadedFile("jd.txt", JD.encode())} if as_file else {"text": JD}
    answer = hr.post("/api/v1/jobs/draft", sent)
    assert answer.status_code == 200, answer.content
    drafted = answer.json()
    asked = {(row["kind"], row["text"], row["must_have"]) for row in drafted["job"]["requirements"]}
    assert ("education", "本科", True) in asked
    assert {"years", "skill"} <= {kind for kind, *_ in asked}
    assert (drafted["job"]["title"], drafted["job"]["city"]) == ("高级后端工程师", "上海")
    assert [drafted["text"][one["start"] : one["end"]] for one in drafted["origins"]] == [
        one["words"] for one in drafted["origins"]
    ]
    assert len(drafted["origins"]) == len(drafted["job"]["requirements"])
    assert ["35岁以下" in one["words"] for one in drafted["left_out"]] == [True]
    assert drafted["left_out"][0]["citation"]
    assert not Job.objects.exists()
    made = hr.post("/api/v1/jobs/", drafted["job"], content_type="application/json")
    assert made.status_code == 201, made.content


def test_a_description_without_words_or_permission_is_refused(hr, client_of, li_qiang):
    assert hr.post("/api/v1/jobs/draft", {"text": " "}).json()["code"]
    assert hr.post("/api/v1/jobs/draft", {"text": "长" * 60_001}).json()["code"] == "jd_too_long"
    assert client_of(li_qiang).post("/api/v1/jobs/draft", {"text": JD}).status_code == 403


def test_the_api_creates_reads_and_opens(hr):
    body = {
        "title": "数据分析师",
        "requirements": [{"kind": "years", "text": "3", "must_have": True}],
        "profile": [{"dimension": "logic", "weight": 10}],
    }
    made = hr.post("/api/v1/jobs/", body, content_type="application/json")
    assert made.status_code == 201, made.content
    opened = hr.post(f"/api/v1/jobs/{made.json()['id']}/open", content_type="application/json")
    assert opened.json()["status"] == "open"
    assert opened.json()["requirements"][0]["text"] == "3"
    bad = hr.post(
        "/api/v1/jobs/", {**body, "profile": [{"dimension": "nope", "weight": 1}]}, content_type="application/json"
    )
    assert (bad.status_code, bad.json()["code"]) == (400, "profile_dimension")


def test_a_pasted_description_fills_the_form_and_shows_where_from(hr):
    page = hr.post(reverse("jobs:draft"), {"text": JD}).content.decode()
    assert 'value="高级后端工程师"' in page
    assert "MySQL<small>技能</small>" in page
    assert "35岁以下" in page
    assert "《就业促进法》第 26 条" in page
    assert "来自“MySQL”" in page


def test_a_description_comes_as_a_file_too(hr):
    file = SimpleUploadedFile("jd.txt", JD.encode(), content_type="text/plain")
    assert 'value="高级后端工程师"' in hr.post(reverse("jobs:draft"), {"file": file}).content.decode()


@pytest.mark.parametrize(
    "sent", [{"text": ""}, {"text": "  "}, {"text": "", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 x")}]
)
def test_what_cannot_be_read_is_said_on_the_same_page(hr, sent):
    answer = hr.post(reverse("jobs:draft"), sent)
    assert answer.status_code == 422
    assert "invalid-feedback" in answer.content.decode()


def test_the_source_stays_beside_the_form_when_saving_is_refused(hr):
    answer = hr.post(
        reverse("jobs:new"),
        {
            "title": "",
            "jd_text": JD,
            "req-TOTAL_FORMS": 0,
            "req-INITIAL_FORMS": 0,
            "dim-TOTAL_FORMS": 0,
            "dim-INITIAL_FORMS": 0,
        },
    )
    assert answer.status_code == 422
    assert "MySQL<small>技能</small>" in answer.content.decode()
