import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory.actions import find_or_create_person
from hireloop.platform.directory.models import Person
from hireloop.platform.notifications.models import Message
from hireloop.platform.vault.models import StoredFile
from hireloop.recruiting.applications import actions as applications
from hireloop.recruiting.applications.models import Application, Source
from hireloop.recruiting.resumes import actions
from hireloop.recruiting.resumes.import_progress import progress_of
from hireloop.recruiting.resumes.models import ImportBatch, ImportItem, PoolEntry, Resume

from .conftest import SYSTEM, WANG_FANG, resume_of

NAMES = ["王芳", "李明", "陈静怡", "赵云飞"]


@pytest.fixture
def hr(client_of, zhang_min):
    return client_of(zhang_min)


def resume_files(names=NAMES):
    return {
        f"{name}.txt": resume_of(name, email=f"c{number}@example.com", phone=f"1380013800{number}").encode()
        for number, name in enumerate(names)
    }


def zipped(entries):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return packed.getvalue()


def incoming(entries):
    return [actions.Incoming(name, io.BytesIO(content), len(content)) for name, content in entries.items()]


@pytest.fixture
def take_in(zhang_min):
    def make(entries, *, job=None):
        batch = actions.start_import(incoming(entries), job=job, actor=SYSTEM, user=zhang_min)
        run_all()
        batch.refresh_from_db()
        return batch

    return make


def states(batch):
    return dict(batch.items.values_list("number", "state"))


def test_many_files_become_people_in_the_pool(take_in):
    batch = take_in(resume_files())
    assert batch.state == ImportBatch.State.DONE
    assert set(states(batch).values()) == {"added"}
    assert set(Person.objects.values_list("name", flat=True)) == set(NAMES)
    assert PoolEntry.objects.count() == 4
    assert not Application.objects.exists()
    assert not Message.objects.exists()
    assert set(StoredFile.objects.values_list("purpose", flat=True)) == {"resume"}
    assert not StoredFile.objects.filter(person_id=None).exists()


def test_a_zip_becomes_applications_for_a_job_and_nobody_is_written_to(take_in, job):
    packed = zipped(
        {"简历/": b"", **{f"简历/{name}": text for name, text in resume_files().items()}, "__MACOSX/x": b"x"}
    )
    batch = take_in({"简历.zip": packed}, job=job)
    assert (batch.total, progress_of(batch).added) == (4, 4)
    assert Application.objects.filter(job=job, source=Source.IMPORTED).count() == 4
    assert Resume.objects.filter(state="read").count() == 4, "read once, though the application was received too"
    assert not Message.objects.exists()
    assert not batch.archives.exists()


def test_names_of_chinese_windows_archives_are_read(take_in):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo("placeholder.txt")
        archive.writestr(entry, WANG_FANG.encode())
    raw = packed.getvalue().replace(b"placeholder.txt", "王芳的简历a.txt".encode("gb18030"))
    batch = take_in({"a.zip": raw})
    assert batch.items.get().name == "王芳的简历a.txt"


def test_what_is_wrong_is_listed_and_the_rest_goes_on(take_in, hr):
    entries = {
        **resume_files(["王芳"]),
        "empty.pdf": b"",
        "cut.pdf": b"%PDF-1.7 nothing more",
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        "program.exe": b"MZ\x90\x00" + bytes(300),
        "nobody.txt": "本页无内容。\n".encode(),
    }
    batch = take_in(entries)
    progress = progress_of(batch)
    assert (progress.added, progress.failed, progress.total) == (1, 5, 6)
    codes = set(batch.items.filter(state="failed").values_list("problem_code", flat=True))
    assert {"file_empty", "file_cut", "file_old_word", "file_kind"} <= codes
    listed = b"".join(hr.get(reverse("resumes:import_errors", args=[batch.pk])).streaming_content).decode()
    assert listed.count("\r\n") == 6
    assert "old.doc" in listed
    page = hr.get(reverse("resumes:import", args=[batch.pk])).content.decode()
    assert "old.doc" in page
    kept = batch.items.get(problem_code="file_cut")
    saved = hr.get(reverse("resumes:import_item_file", args=[kept.pk]))
    assert b"".join(saved.streaming_content).startswith(b"%PDF")
    assert "attachment" in saved.headers["Content-Disposition"]


def test_a_file_without_a_name_is_taken_in_under_a_typed_one(take_in, hr):
    batch = take_in({"x.txt": "负责门店的日常排班。\n联系：shop@example.com\n".encode()})
    item = batch.items.get()
    if item.state != ImportItem.State.FAILED:
        pytest.fail(f"a name was found: {item.person}")
    address = reverse("resumes:import_item", args=[item.pk])
    assert hr.post(address, {"name": ""}).status_code == 422
    assert hr.post(address, {"name": "周 杰"}).status_code == 302
    assert Person.objects.get().name == "周 杰"
    with pytest.raises(Conflict):
        actions.take_in_named(item, name="周杰", actor=SYSTEM)


def test_a_known_person_gets_the_newer_resume(take_in, wang_fang, job):
    batch = take_in({"a.txt": WANG_FANG.encode()}, job=job)
    assert states(batch) == {1: "renewed"}
    assert Person.objects.count() == 1
    assert Application.objects.get().person == wang_fang


def test_the_same_file_is_taken_in_once(take_in):
    entries = resume_files(["王芳"])
    take_in(entries)
    again = take_in({**entries, "copy.txt": entries["王芳.txt"]})
    assert states(again) == {1: "repeated", 2: "repeated"}
    assert Resume.objects.count() == 1


def test_an_item_is_done_once_however_often_it_is_tried(take_in):
    batch = take_in(resume_files(["王芳"]))
    actions.take_in(batch.items.get().pk)
    assert Resume.objects.count() == 1


def test_it_is_stopped_and_goes_on(zhang_min, hr):
    batch = actions.start_import(incoming(resume_files()), job=None, actor=SYSTEM, user=zhang_min)
    hr.post(reverse("resumes:stop_import", args=[batch.pk]))
    run_all()
    assert not Person.objects.exists()
    assert set(states(batch).values()) == {"cancelled"}
    hr.post(reverse("resumes:go_on", args=[batch.pk]))
    run_all()
    assert Person.objects.count() == 4
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.DONE


def test_a_broken_unpacking_goes_on_where_it_was(zhang_min, monkeypatch):
    from hireloop.recruiting.resumes.actions import importing

    batch = actions.start_import(incoming({"a.zip": zipped(resume_files())}), job=None, actor=SYSTEM, user=zhang_min)
    add, done = importing.add_item, []

    def breaks_off(*args):
        if len(done) == 2:
            raise MemoryError
        done.append(args)
        return add(*args)

    with monkeypatch.context() as patch:
        patch.setattr(importing, "add_item", breaks_off)
        with pytest.raises(MemoryError):
            actions.unpack(batch)
    assert batch.items.count() == 2
    run_all()
    batch.refresh_from_db()
    assert (batch.total, batch.state) == (4, ImportBatch.State.DONE)
    assert Person.objects.count() == 4


def test_it_is_undone_but_for_what_somebody_worked_with(take_in, job, hr):
    batch = take_in(resume_files(), job=job)
    moved = Application.objects.get(person__name="李明")
    applications.move_stage(moved, "screening", actor=SYSTEM)
    hr.post(reverse("resumes:undo_import", args=[batch.pk]))
    assert list(Person.objects.values_list("name", flat=True)) == ["李明"]
    assert Application.objects.get() == moved
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.UNDONE
    assert AuditRow.objects.get(key="resumes.import_undone").payload["removed"] == 3
    assert hr.get(reverse("resumes:import", args=[batch.pk])).status_code == 200


def test_undoing_takes_the_pool_entries_too_and_leaves_known_people(take_in, wang_fang):
    batch = take_in(resume_files(["李明"]) | {"w.txt": WANG_FANG.encode()})
    assert PoolEntry.objects.count() == 2
    actions.undo_import(batch, actor=SYSTEM)
    assert not PoolEntry.objects.exists()
    assert Person.objects.get() == wang_fang
    with pytest.raises(Conflict):
        actions.undo_import(batch, actor=SYSTEM)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 broken", "zip_damaged"),
        (zipped({}), "zip_empty"),
        (zipped({"folder/": b""}), "zip_empty"),
    ],
)
def test_bad_archives_are_said(take_in, content, code):
    batch = take_in({"a.zip": content})
    assert batch.items.get().problem_code == code
    assert batch.state == ImportBatch.State.DONE


def test_a_bomb_in_an_archive_harms_nobody(take_in, settings):
    settings.MAX_UPLOAD_BYTES = 2_000_000
    batch = take_in(
        {"a.zip": zipped({"bomb.txt": b"a" * 1_900_000, "big.txt": b"a" * 2_500_000, **resume_files(["王芳"])})}
    )
    codes = list(batch.items.order_by("number").values_list("problem_code", flat=True))
    assert codes == ["file_bomb", "file_too_large", ""]


def test_nothing_chosen_is_said(hr, zhang_min, job):
    with pytest.raises(BadInput):
        actions.start_import([], job=None, actor=SYSTEM, user=zhang_min)
    assert hr.post(reverse("resumes:new_import"), {"job": str(job.pk)}).status_code == 422


def test_the_page_takes_files_and_shows_how_far_it_is(hr, job):
    uploads = [SimpleUploadedFile(name, content) for name, content in resume_files().items()]
    answer = hr.post(reverse("resumes:new_import"), {"resumes": uploads, "job": str(job.pk)})
    batch = ImportBatch.objects.get()
    assert answer.url == reverse("resumes:import", args=[batch.pk])
    live = hr.get(answer.url, headers={"HX-Target": "import-progress", "HX-Request": "true"})
    assert "0 / 4" in live.content.decode()
    assert "HX-Refresh" not in live.headers
    run_all()
    done = hr.get(answer.url, headers={"HX-Target": "import-progress", "HX-Request": "true"})
    assert done.headers["HX-Refresh"] == "true"
    assert hr.get(reverse("resumes:imports")).status_code == 200


def test_the_api_imports_and_tells(hr, client_of, li_qiang):
    uploads = [SimpleUploadedFile(name, content) for name, content in resume_files().items()]
    started = hr.post("/api/v1/resumes/imports", {"files": [*uploads, SimpleUploadedFile("x.pdf", b"")]})
    assert (started.status_code, started.json()["total"]) == (200, 5)
    run_all()
    told = hr.get(f"/api/v1/resumes/imports/{started.json()['id']}").json()
    assert (told["state"], told["added"], told["failed"]) == ("done", 4, 1)
    errors = hr.get(f"/api/v1/resumes/imports/{started.json()['id']}/errors").json()
    assert errors[0]["code"] == "file_empty"
    assert client_of(li_qiang).get(f"/api/v1/resumes/imports/{started.json()['id']}").status_code == 403


def test_an_import_finds_duplicates(take_in, hr):
    find_or_create_person(name="王芳", phone="13800138000", email="old@example.com", actor=SYSTEM)
    batch = take_in({"a.txt": resume_of("王小芳", email="new@example.com").encode()})
    assert progress_of(batch).pairs == 1
