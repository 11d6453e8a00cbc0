import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hireloop.platform.accounts import links
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.platform.notifications.models import Message
from hireloop.platform.vault import keys
from hireloop.platform.vault.events import PersonKeyDestroyed
from hireloop.recruiting.applications.models import Application, Source
from hireloop.recruiting.resumes import pool
from hireloop.recruiting.resumes.models import PoolConsent, PoolEntry, PoolToken

from .conftest import SYSTEM, WANG_FANG, resume_of

LI_MING = """李明
邮箱：li.ming@example.com
电话：13900139000
复旦大学
上海海纳零售集团 店长
Managed a team of 12 and trained new managers.
"""


@pytest.fixture
def hr(client_of, zhang_min):
    return client_of(zhang_min)


@pytest.fixture
def people(pool_resume, wang_fang):
    """王芳 and 李明 in the pool, neither with an application."""
    li_ming = find_or_create_person(name="李明", email="li.ming@example.com", actor=SYSTEM)[0]
    return [pool_resume(wang_fang, WANG_FANG), pool_resume(li_ming, LI_MING)]


def found(browser, **asked):
    page = browser.get(reverse("resumes:pool"), asked)
    assert page.status_code == 200
    text = page.content.decode()
    return {name for name in ("王芳", "李明") if f"{name}</a>" in text or f">{name}<" in text}


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ({}, {"王芳", "李明"}),
        ({"q": "微服务"}, {"王芳"}),
        ({"q": "微服务 java"}, {"王芳"}),
        ({"q": "k8s"}, {"王芳"}),
        ({"q": "manager"}, {"李明"}),
        ({"q": "浙江大学"}, {"王芳"}),
        ({"q": "微服务 零售"}, set()),
        ({"q": "%' OR 1=1"}, set()),
        ({"q": "。。。"}, set()),
        ({"skill": "PostgreSQL"}, {"王芳"}),
        ({"skill": "数据库"}, {"王芳"}),
        ({"job": "nonsense"}, set()),
        ({"stage": "none"}, {"王芳", "李明"}),
        ({"stage": "active"}, set()),
        ({"wish": "unknown"}, {"王芳", "李明"}),
        ({"wish": "yes"}, set()),
        ({"fresh": "30"}, {"王芳", "李明"}),
        ({"source": "imported"}, set()),
        ({"sort": "name"}, {"王芳", "李明"}),
        ({"sort": "-years"}, {"王芳", "李明"}),
        ({"page": "99"}, {"王芳", "李明"}),
    ],
)
def test_people_are_found_by_words_and_facts(hr, people, asked, who):
    assert found(hr, **asked) == who


def test_the_index_holds_no_readable_text(people):
    assert PoolToken.objects.count() > 40
    with connection.cursor() as cursor:
        cursor.execute("SELECT token, weight, entry_id FROM resumes_pooltoken")
        assert all(isinstance(value, int) for row in cursor.fetchall() for value in row)
    plain = pool.token_of("java")
    assert plain != pool.token_of("python")
    assert PoolToken.objects.filter(token=plain).count() == 1


def test_another_installation_has_other_tokens(db, monkeypatch):
    mine = pool.token_of("java")
    monkeypatch.setattr(pool.keys, "key_to_encrypt", lambda scope: b"x" * 32)
    assert pool.token_of("java") != mine


def test_the_words_rank_whom_they_say_most_of(people, hr, pool_resume):
    zhao = find_or_create_person(name="赵云", email="zhao.yun@example.com", actor=SYSTEM)[0]
    pool_resume(zhao, "赵云\n爱好之一是偶尔看看 Java。\n")
    entries = list(pool.ranked(pool.search(PoolEntry.objects.all(), "java"), "java").order_by("-likeness"))
    assert [each.person.name for each in entries] == ["王芳", "赵云"]


def test_searching_is_written_down_without_the_words(hr, people):
    found(hr, q="微服务")
    row = AuditRow.objects.get(key="resumes.pool_searched")
    assert row.payload == {"found": 1}


def test_erasing_a_person_takes_them_out_of_the_index(people, wang_fang):
    keys.destroy(wang_fang.pk)
    record(PersonKeyDestroyed(wang_fang.pk), actor=SYSTEM)
    run_all()
    assert not PoolEntry.objects.filter(person=wang_fang).exists()
    assert set(PoolToken.objects.values_list("entry__person__name", flat=True)) == {"李明"}


def test_more_people_cost_no_more_queries(hr, pool_resume):
    counts = []
    for upto in (2, 8):
        for number in range(upto):
            person = find_or_create_person(name=f"候选人{number}", email=f"c{number}@x.example", actor=SYSTEM)[0]
            pool_resume(person, resume_of(f"候选{number}", email=f"c{number}@x.example"))
        with CaptureQueriesContext(connection) as queries:
            hr.get(reverse("resumes:pool"), {"q": "java"})
        counts.append(len(queries))
    assert counts[1] <= counts[0]
    assert counts[0] <= 30


def test_somebody_is_put_up_for_a_job(hr, people, job, wang_fang):
    entry = PoolEntry.objects.get(person=wang_fang)
    asked = hr.post(reverse("resumes:put_up"), {"marked": [entry.pk]})
    assert "王芳" in asked.content.decode()
    assert hr.post(reverse("resumes:put_up"), {"marked": [entry.pk], "asked": "1", "job": ""}).status_code == 422
    assert not Application.objects.exists()
    hr.post(reverse("resumes:put_up"), {"marked": [entry.pk], "asked": "1", "job": str(job.pk)})
    application = Application.objects.get()
    assert (application.person, application.source) == (wang_fang, Source.ADDED)
    assert not Message.objects.exists(), "a box that is not ticked writes to nobody"
    again = {"marked": [entry.pk], "asked": "1", "job": str(job.pk), "tell": "on"}
    assert "王芳" in hr.post(reverse("resumes:put_up"), again, follow=True).content.decode()
    assert Application.objects.count() == 1
    run_all()
    assert PoolEntry.objects.get(person=wang_fang).resume.application == application


@pytest.mark.parametrize("marked", [[], ["nonsense"], ["99999999"], ["9" * 40]])
def test_nobody_marked_is_said(hr, people, marked):
    assert hr.post(reverse("resumes:put_up"), {"marked": marked}).status_code == 404


def test_the_candidate_says_whether_to_be_kept(client, read_resume, hr):
    resume = read_resume()
    token = links.issue(
        resume.person, scope="application", target_id=resume.application_id, valid_for=links.timedelta(days=1)
    )
    own = reverse("applications:my", args=[token])
    assert reverse("resumes:say_wish", args=[token]) in client.get(own).content.decode()
    assert client.post(reverse("resumes:say_wish", args=[token]), {"wish": "yes"}).url == own
    assert found(hr, wish="yes") == {"王芳"}
    client.post(reverse("resumes:say_wish", args=[token]), {"wish": "no"})
    assert found(hr) == set()
    assert not PoolToken.objects.exists()
    assert PoolConsent.objects.count() == 2


def test_the_list_leaves_as_a_file_and_that_is_written_down(hr, people):
    assert "李明" in b"".join(hr.get(reverse("resumes:pool"), {"export": "csv"}).streaming_content).decode()
    assert AuditRow.objects.filter(key="resumes.pool_exported").count() == 1


def test_only_hr_searches(client_of, li_qiang, zhao_lei, sun_yue, people):
    for other in (li_qiang, zhao_lei, sun_yue):
        assert client_of(other).get(reverse("resumes:pool")).status_code == 403
        assert client_of(other).get("/api/v1/resumes/pool").status_code == 403


def test_the_api_searches(hr, people):
    told = hr.get("/api/v1/resumes/pool", {"q": "微服务"}).json()
    assert (told["count"], told["items"][0]["name"]) == (1, "王芳")
    assert hr.get("/api/v1/resumes/pool", {"years": "999999999999", "offset": "-5"}).status_code in {200, 422}
