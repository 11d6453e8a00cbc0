"""Many contracts from one table: what is read, what is refused by row, and that each row is done once."""

import io
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from hireloop.contracts.drafting import actions, queries
from hireloop.contracts.drafting.bulk.progress import progress_of
from hireloop.contracts.drafting.bulk.row_terms import in_words
from hireloop.contracts.drafting.bulk.tables_read import rows_of
from hireloop.contracts.drafting.models import Contract, DraftBatch, DraftItem
from hireloop.contracts.drafting.states import Status
from hireloop.contracts.terms.facts import Facts
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.directory.models import Department, Person

pytestmark = pytest.mark.django_db
GOOD_ID = "11010519491231002X"
HEAD = "姓名,邮箱,身份证号,部门,岗位,入职日期,合同期限（月）,试用期（月）,月基本工资"
TABLE = f"""{HEAD}
陈静,chen.jing@example.com,{GOOD_ID},研发部,后端工程师,2027/1/31,36,3,"25,000.50"
刘洋,liu.yang@example.com,110105194912310021,研发部,后端工程师,2027-01-31,36,3,25000
孙悦,sun.yue@example.com,,研发部,后端工程师,2027-02-30,36,3,12.345
周凯,zhou.kai@example.com,,没有的部门,后端工程师,2027年2月1日,36,3,18000

吴桐,Chen.Jing@example.com,,研发部,后端工程师,2027-02-01,36,3,18000
"""


@pytest.fixture
def terms(employer):
    Department.objects.create(name="研发部", employer=employer)
    return actions.BatchTerms(employer=employer, facts=Facts(term_kind="fixed", work_place="上海市"))


@pytest.fixture
def start(terms, zhang_min):
    def begin(text=TABLE, **changes):
        content = text if isinstance(text, bytes) else text.encode()
        return actions.start_drafting(rows_of(content), terms, actor=Actor.user(zhang_min), user=zhang_min)

    return begin


@pytest.fixture
def hr(zhang_min, client_of):
    return client_of(zhang_min)


def work(batch: DraftBatch) -> DraftBatch:
    """What the worker does."""
    actions.lay_out(batch.pk)
    for item in batch.items.filter(state="waiting"):
        actions.draft_row(item.pk)
    batch.refresh_from_db()
    return batch


def outcomes(batch: DraftBatch) -> dict[int, str]:
    return dict(batch.items.values_list("number", "state"))


def codes(batch: DraftBatch, number: int) -> dict[str, str]:
    return {each["column"]: each["code"] for each in batch.items.get(number=number).problems}


def test_each_good_row_becomes_a_draft_and_each_bad_one_says_what_to_mend(start):
    batch = work(start())
    assert outcomes(batch) == {2: "drafted", 3: "failed", 4: "failed", 5: "failed", 7: "failed"}
    facts = queries.current_version(Contract.objects.get()).facts
    assert (facts.name, facts.id_number, facts.base_fen) == ("陈静", GOOD_ID, 2_500_050)
    assert (facts.start_on, facts.end_on, facts.department) == (date(2027, 1, 31), date(2030, 1, 30), "研发部")
    assert set(codes(batch, 3)) == {"id_number"}
    assert set(codes(batch, 4)) == {"start_on", "base_fen"}
    assert codes(batch, 5) == {"department": "department"}
    assert codes(batch, 7) == {"email": "repeated"}
    assert batch.state == DraftBatch.State.DONE
    assert AuditRow.objects.filter(key__in=["drafting.bulk_started", "drafting.bulk_finished"]).count() == 2


def test_a_row_is_drafted_once_however_often_it_is_tried_and_then_emptied(start):
    batch = start()
    actions.lay_out(batch.pk)
    item = batch.items.get(number=2)
    actions.draft_row(item.pk)
    actions.draft_row(item.pk)
    assert Contract.objects.count() == 1
    item.refresh_from_db()
    assert (item.row, item.name) == ({}, "陈静")


def test_the_rows_are_laid_out_once_and_progress_is_told_before(start):
    batch = start()
    assert (progress_of(batch).total, progress_of(batch).done, batch.items.count()) == (5, 0, 0)
    actions.lay_out(batch.pk)
    actions.lay_out(batch.pk)
    batch.refresh_from_db()
    assert batch.rows_kept is None
    assert (progress_of(batch).total, batch.items.count()) == (5, 5)


def test_a_batch_stopped_before_its_rows_are_laid_out_drafts_nothing_until_it_goes_on(start, zhang_min):
    batch = actions.stop_drafting(start(), actor=Actor.user(zhang_min))
    actions.lay_out(batch.pk)
    assert outcomes(batch) == {2: "stopped", 3: "failed", 4: "failed", 5: "stopped", 7: "failed"}
    batch = work(actions.go_on_drafting(batch, actor=Actor.user(zhang_min)))
    assert outcomes(batch)[2] == "drafted"


def test_who_has_an_open_contract_or_another_name_is_not_drafted_again(start):
    work(start())
    assert codes(work(start(f"{HEAD}\n陈静,chen.jing@example.com,,,工程师,2027-01-01,12,1,9000")), 2) == {
        "": "open_contract"
    }
    assert codes(work(start(f"{HEAD}\n陈大静,chen.jing@example.com,,,工程师,2027-01-01,12,1,9000")), 2) == {
        "email": "other_name"
    }
    assert Contract.objects.count() == 1


def test_what_to_mend_is_said_in_the_readers_language(start):
    with translation.override("zh-hans"):
        batch = start(f"{HEAD}\n陈静,c@example.com,,,工程师,2027-02-30,36,3,12.345")
        actions.lay_out(batch.pk)
        kept = batch.items.get().problems
        assert "不是有效的日期" in in_words(kept)
    with translation.override("en"):
        assert in_words(kept).startswith("Starts on: “2027-02-30” is no day of the calendar. Base pay, a month: ")


def test_stopped_and_mended_rows_are_taken_up_again(start, zhang_min, employer):
    actor = Actor.user(zhang_min)
    batch = start()
    actions.lay_out(batch.pk)
    batch = actions.stop_drafting(batch, actor=actor)
    assert outcomes(batch)[2] == "stopped"
    actions.draft_row(batch.items.get(number=2).pk)
    assert not Contract.objects.exists()
    Department.objects.create(name="没有的部门", employer=employer)
    batch = work(actions.go_on_drafting(batch, actor=actor))
    assert outcomes(batch) == {2: "drafted", 3: "failed", 4: "failed", 5: "drafted", 7: "failed"}
    with pytest.raises(Conflict):
        actions.stop_drafting(batch, actor=actor)


def test_undoing_cancels_the_untouched_drafts_only(start, zhang_min, employer):
    actor = Actor.user(zhang_min)
    Department.objects.create(name="没有的部门", employer=employer)
    batch = work(start())
    touched = batch.items.get(number=5).contract
    version = queries.current_version(touched)
    new = actions.Terms(version.facts.with_(payday=15), version.clauses)
    actions.save_terms(touched, new, expected=touched.revision, actor=actor, user=zhang_min)
    assert actions.undo_drafting(batch, actor=actor) == 1
    assert outcomes(batch)[2] == "undone"
    assert outcomes(batch)[5] == "drafted"
    touched.refresh_from_db()
    assert touched.status == Status.DRAFT
    assert Contract.objects.filter(status=Status.CANCELLED).count() == 1


def test_rows_that_were_not_drafted_are_forgotten_after_their_time(start):
    batch = work(start())
    assert actions.forget_old_rows(before=timezone.now() - timedelta(days=1)) == 0
    actions.forget_old_rows(before=timezone.now() + timedelta(days=1))
    assert not any(item.row for item in batch.items.all())
    assert actions.forget_old_rows(before=timezone.now() + timedelta(days=1)) == 0


def sheet(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_spreadsheet_gives_days_and_numbers_and_tells_of_lost_digits(start):
    head = ["Full name", "E-mail", "Identity number", "Position", "Starts on", "term_months", "Base pay, a month"]
    day = datetime(2027, 1, 1)
    batch = work(
        start(
            sheet(
                head,
                ["陈静", "c@example.com", GOOD_ID, "工程师", day, 12.0, 9000.5],
                ["刘洋", "l@example.com", 110105194912310020, "工程师", day, 12, 9000],
            )
        )
    )
    facts = queries.current_version(Contract.objects.get()).facts
    assert (facts.start_on, facts.end_on, facts.base_fen) == (date(2027, 1, 1), date(2027, 12, 31), 900_050)
    assert codes(batch, 3) == {"id_number": "rounded"}
    assert in_words(batch.items.get(number=3).problems)


def test_a_table_saved_by_a_chinese_spreadsheet_is_read():
    assert rows_of(TABLE.encode("gb18030"))[0].values["name"] == "陈静"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table_empty"),
        (HEAD.encode(), "table_empty"),
        ("姓名,邮箱,星座\n陈静,c@example.com,白羊".encode(), "table_column"),
        ("姓名,岗位\n陈静,工程师".encode(), "table_column"),
        ("姓名,name,邮箱\n陈静,陈静,c@example.com".encode(), "table_column"),
        (b"PK\x03\x04 no spreadsheet at all", "no_table"),
        (b"\x00\x01\x02\xff\xfe", "no_table"),
    ],
)
def test_what_is_no_table_of_people_is_refused_with_the_reason(content, code):
    with pytest.raises(BadInput) as refused:
        rows_of(content)
    assert refused.value.code == code


@given(st.binary(max_size=300))
def test_whatever_bytes_come_they_are_read_or_refused(content):
    for start_of_file in (content, b"PK\x03\x04" + content):
        with suppress(BadInput):
            assert all(row.values for row in rows_of(start_of_file))


def upload(hr, employer, content=b"", **fields):
    table = SimpleUploadedFile("people.csv", content or TABLE.encode())
    usual = {"employer": employer.pk, "language": "zh", "term_kind": "fixed", "table": table, "clauses": []}
    return hr.post("/contracts/bulk/new/", usual | fields)


def test_from_the_upload_to_the_list_of_errors(hr, employer, terms):
    answer = upload(hr, employer)
    assert answer.status_code == 302
    batch = work(DraftBatch.objects.get())
    page = hr.get(answer.url).content.decode()
    assert "陈静" in page
    assert "5 / 5" in page
    errors = hr.get(f"{answer.url}errors.csv").getvalue().decode()
    assert errors.count("\n") == 5
    assert "刘洋" in errors
    assert "孙悦" in errors
    assert hr.post(f"{answer.url}undo/", follow=True).status_code == 200
    batch.refresh_from_db()
    assert batch.state == DraftBatch.State.UNDONE
    assert DraftItem.objects.filter(state="undone").count() == 1


def test_a_wrong_table_is_said_beside_the_field_and_what_was_typed_stays(hr, employer, terms):
    answer = upload(hr, employer, b"PK\x03\x04nothing", work_place="杭州市滨江区")
    assert answer.status_code == 422
    assert "杭州市滨江区" in answer.content.decode()
    assert not DraftBatch.objects.exists()


def test_only_who_may_draft_sees_batches(start, client_of, li_qiang):
    batch = start()
    assert client_of(li_qiang).get(f"/api/v1/drafting/batches/{batch.pk}").status_code == 403
    assert client_of(li_qiang).get(f"/contracts/bulk/{batch.pk}/").status_code == 403
    assert Person.objects.count() == 0


def test_the_api_starts_watches_stops_and_undoes_a_batch(hr, terms):
    base = "/api/v1/drafting/batches/"
    table = SimpleUploadedFile("people.csv", TABLE.encode())
    facts = '{"work_place": "上海市"}'
    answer = hr.post(base, {"table": table, "facts": facts})
    assert answer.status_code == 202
    started = answer.json()
    assert (started["state"], started["total"], started["done"]) == ("running", 5, 0)
    batch = work(DraftBatch.objects.get())
    address = f"{base}{batch.pk}"
    assert hr.get(address).json() | {"id": ""} == started | {"id": "", "state": "done", "done": 5} | {
        "drafted": 1,
        "failed": 4,
    }
    failed = hr.get(f"{address}/items", {"state": "failed"}).json()
    assert failed["count"] == 4
    assert failed["items"][0]["problems"][0]["column"] == "id_number"
    assert hr.post(f"{address}/stop").status_code == 409
    assert hr.post(f"{address}/undo").json()["undone"] == 1
    assert [each["id"] for each in hr.get(base).json()] == [str(batch.pk)]


@pytest.mark.parametrize(
    "changes",
    [{"facts": "no json"}, {"facts": "[]"}, {"facts": '{"nmae": "x"}'}, {"language": "fr"}, {"template": "x"}],
)
def test_the_api_refuses_what_it_cannot_use_with_a_code(hr, terms, changes):
    table = SimpleUploadedFile("people.csv", TABLE.encode())
    answer = hr.post("/api/v1/drafting/batches/", {"table": table} | changes)
    assert answer.status_code == 400
    assert answer.json()["code"]
    assert not DraftBatch.objects.exists()
