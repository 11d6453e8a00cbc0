import pytest
from django.urls import reverse

from hireloop.engines.errors import EngineFailed
from hireloop.kernel.errors import BadInput, Conflict
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.background.testing import run_all
from hireloop.platform.directory import showing
from hireloop.platform.directory.covering import Cover
from hireloop.platform.directory.models import Person
from hireloop.platform.vault import files
from hireloop.recruiting.resumes import actions, page_model, queries, reader
from hireloop.recruiting.resumes.corrected_values import Typed, TypedExperience
from hireloop.recruiting.resumes.models import Resume
from hireloop.recruiting.resumes.queries import parsed_of

from .conftest import SYSTEM, TODAY, WANG_FANG


@pytest.fixture
def hr(client_of, zhang_min):
    return client_of(zhang_min)


def test_a_resume_is_read_when_it_arrives(apply):
    application = apply()
    assert parsed_of(application) is None
    run_all()
    parsed = parsed_of(application)
    assert parsed.name.value == "王芳"
    assert [each.value for each in parsed.emails] == ["wang.fang@example.com"]
    resume = Resume.objects.get()
    source = parsed.name.source
    assert resume.document["text"][source.start : source.end] == "王芳"
    row = AuditRow.objects.get(key="resumes.parsed")
    assert row.payload == {"application_id": str(application.pk), "resume_id": str(resume.pk)}


def test_each_file_is_read_once_and_the_newest_counts(apply):
    application = apply()
    run_all()
    apply(WANG_FANG.replace("Redis", "Kafka"))
    run_all()
    run_all()
    assert Resume.objects.filter(application=application).count() == 2
    assert "Kafka" in queries.newest_resume_of(application).document["text"]
    assert AuditRow.objects.filter(key="resumes.parsed").count() == 2


def test_the_process_of_its_own_reads_the_same():
    content = WANG_FANG.encode()
    apart = reader.read_apart(content, name="简历.txt", today=TODAY)
    assert apart == reader.read(content, "简历.txt", TODAY)
    with pytest.raises(BadInput) as caught:
        reader.read_apart(b"", name="x.pdf", today=TODAY)
    assert caught.value.code == "file_empty"


def test_nothing_readable_lies_in_the_database(apply, django_db_blocker):
    from django.db import connection

    apply()
    run_all()
    with connection.cursor() as cursor:
        cursor.execute("SELECT document, machine FROM resumes_resume")
        document, machine = (bytes(each) for each in cursor.fetchone())
    for word in ("王芳", "浙江大学", "Kubernetes"):
        assert word.encode() not in document + machine


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BadInput("This PDF is encrypted.", code="file_encrypted"), "file_encrypted"),
        (BadInput("It has %(pages)s pages.", code="too_many_pages", pages=500), "too_many_pages"),
        (EngineFailed("The process ended."), EngineFailed.code),
    ],
)
def test_what_cannot_be_read_is_said_and_the_file_stays(apply, hr, monkeypatch, error, said):
    def fails(content, *, name, today):
        raise error

    monkeypatch.setattr("hireloop.recruiting.resumes.tasks.read_apart", fails)
    application = apply()
    run_all()
    resume = Resume.objects.get()
    assert (resume.state, resume.problem_code) == (Resume.State.FAILED, said)
    assert parsed_of(application) is None
    page = hr.get(reverse("resumes:resume", args=[resume.pk]))
    assert page.status_code == 200
    assert "500" in page.content.decode() or said != "too_many_pages"
    assert b"".join(hr.get(reverse("resumes:original", args=[resume.pk])).streaming_content) == WANG_FANG.encode()


def test_it_can_be_read_again(apply, hr, monkeypatch):
    def fails(content, *, name, today):
        raise EngineFailed("The process ended.")

    with monkeypatch.context() as patch:
        patch.setattr("hireloop.recruiting.resumes.tasks.read_apart", fails)
        application = apply()
        run_all()
    resume = Resume.objects.get()
    hr.post(reverse("resumes:read_again", args=[resume.pk]))
    with pytest.raises(Conflict):
        actions.read_again(resume, actor=SYSTEM)
    run_all()
    assert parsed_of(application).name.value == "王芳"
    resume.refresh_from_db()
    assert (resume.state, resume.problem_code) == (Resume.State.READ, "")


def test_missing_details_are_filled_in_and_given_ones_stay(apply):
    application = apply(name="王小芳", email="other@example.com")
    run_all()
    person = Person.objects.get(pk=application.person_id)
    assert (person.name, person.email, person.phone) == ("王小芳", "other@example.com", "13800138000")
    row = AuditRow.objects.get(key="resumes.person_filled_in")
    assert "phone" in row.payload["fields"].split(",")


def test_the_page_shows_document_and_values_beside_each_other(read_resume, hr, li_qiang, client_of):
    resume = read_resume()
    page = hr.get(reverse("resumes:resume", args=[resume.pk])).content.decode()
    assert "13800138000" in page
    assert page.count("data-piece") >= 5
    assert AuditRow.objects.filter(key="audit.read", payload__what="parsed_resume").count() == 1
    assert client_of(li_qiang).get(reverse("resumes:resume", args=[resume.pk])).status_code == 404


def test_the_text_is_whole_however_it_is_cut(read_resume):
    resume = read_resume()
    parsed = queries.values_of(resume)
    for cover in (None, Cover(("王芳",))):
        is_blind = cover is not None
        pages = page_model.pages_of(resume.document["text"], parsed, cover=cover)
        shown = "\f".join("".join(piece.text for piece in page.segments) for page in pages)
        assert len(shown) == len(resume.document["text"])
        assert ("王芳" in shown) != is_blind
        assert (shown == resume.document["text"]) != is_blind


def test_blind_reading_covers_who_it_is(read_resume, hr, monkeypatch):
    resume = read_resume()
    rule = showing.Rule(lambda user: {resume.person_id: showing.Hiding()}, lift_url=str)
    monkeypatch.setattr(showing, "_rules", [rule])
    page = hr.get(reverse("resumes:resume", args=[resume.pk])).content.decode()
    for word in ("王芳", "13800138000", "wang.fang@example.com"):
        assert word not in page
    assert "浙江大学" in page
    assert hr.get(reverse("resumes:original", args=[resume.pk])).status_code == 403
    told = hr.get(f"/api/v1/resumes/{resume.pk}").json()["values"]
    assert {"name", "phones", "emails", "city"}.isdisjoint(told)
    assert "王芳" not in str(told)
    assert hr.post(reverse("resumes:protected", args=[resume.pk])).status_code == 404


def typed(parsed, **changes):
    return Typed(
        **{
            "name": parsed.name.value,
            "phones": tuple(each.value for each in parsed.phones),
            "emails": tuple(each.value for each in parsed.emails),
            "skills": tuple(each.name.value for each in parsed.skills),
            **changes,
        }
    )


def test_what_a_person_types_counts_and_what_the_machine_read_stays(read_resume, zhang_min):
    resume = read_resume()
    before = queries.values_of(resume)
    assert actions.correct(resume, typed(before, name="王方"), actor=SYSTEM, user=zhang_min) >= 1
    resume.refresh_from_db()
    after = queries.values_of(resume)
    assert (after.name.value, after.name.confidence, after.name.reader) == ("王方", 1.0, "person")
    assert after.name.source == before.name.source
    assert resume.machine["name"]["value"] == "王芳"
    assert resume.corrections.get(path="name").change == ["王芳", "王方"]
    assert AuditRow.objects.filter(key="resumes.corrected").count() == 1
    actions.drop_corrections(resume, actor=SYSTEM)
    resume.refresh_from_db()
    assert queries.values_of(resume) == before


def test_years_are_counted_anew_when_dates_change(read_resume, zhang_min):
    from hireloop.analysis.resumes.dates import PartialDate

    resume = read_resume()
    jobs = (
        TypedExperience(employer="甲公司", title="工程师", start=PartialDate(2010, 1), end=PartialDate(2014, 1)),
        TypedExperience(employer="乙公司", title="顾问", start=PartialDate(2012, 1), end=PartialDate(2015, 1)),
    )
    actions.correct(resume, typed(queries.values_of(resume), experience=jobs), actor=SYSTEM, user=zhang_min)
    resume.refresh_from_db()
    assert queries.values_of(resume).years_of_experience.years == 5.0


def test_the_form_corrects_and_keeps_what_was_typed_when_something_is_wrong(read_resume, hr):
    resume = read_resume()
    address = reverse("resumes:correct", args=[resume.pk])
    assert "王芳" in hr.get(address).content.decode()
    sent = {
        "name": "王方",
        "phones": "13800138000, 13900139000",
        "emails": "nonsense",
        "skills": "Java、Rust",
        "experience-count": "1",
        "experience-0-employer": "云帆",
        "experience-0-start": "2020年7月",
        "experience-0-end": "2019.1",
        "education-count": "0",
    }
    wrong = hr.post(address, sent)
    assert wrong.status_code == 422
    for kept in ("王方", "nonsense", "Rust", "云帆"):
        assert kept in wrong.content.decode()
    assert resume.corrections.count() == 0
    right = hr.post(address, {**sent, "emails": "wang.fang@example.com", "experience-0-end": "2021.1"})
    assert right.status_code == 302
    resume.refresh_from_db()
    parsed = queries.values_of(resume)
    assert [each.name.value for each in parsed.skills] == ["Java", "Rust"]
    assert str(parsed.experience[0].start.value) == "2020-07"
    assert parsed.education == ()


def test_a_file_that_cannot_be_read_is_typed_by_hand(apply, hr, monkeypatch):
    def fails(content, *, name, today):
        raise BadInput("No text was found.", code="no_text")

    monkeypatch.setattr("hireloop.recruiting.resumes.tasks.read_apart", fails)
    application = apply()
    run_all()
    resume = Resume.objects.get()
    sent = {"name": "王芳", "skills": "Java", "experience-count": "0", "education-count": "0"}
    assert hr.post(reverse("resumes:correct", args=[resume.pk]), sent).status_code == 302
    assert [each.name.value for each in parsed_of(application).skills] == ["Java"]
    assert hr.get(reverse("resumes:resume", args=[resume.pk])).status_code == 200


def test_the_api_tells_the_values_without_what_must_not_count(read_resume, hr, client_of, zhao_lei):
    resume = read_resume()
    told = hr.get(f"/api/v1/resumes/{resume.pk}").json()
    assert told["values"]["name"]["value"] == "王芳"
    assert "protected" not in told["values"]
    assert client_of(zhao_lei).get(f"/api/v1/resumes/{resume.pk}").status_code == 403


def test_the_person_page_shows_what_was_read(read_resume, hr):
    resume = read_resume()
    page = hr.get(reverse("directory:person", args=[resume.person_id])).content.decode()
    assert reverse("resumes:resume", args=[resume.pk]) in page


def test_removing_the_file_removes_what_was_read(read_resume):
    resume = read_resume()
    files.remove(resume.file)
    assert not Resume.objects.exists()


def test_pages_are_drawn_in_a_process_of_their_own(wang_fang, hr):
    from weasyprint import HTML

    content = HTML(string="<h1>王芳</h1><p>wang.fang@example.com</p>").write_pdf()
    stored = files.store(wang_fang.pk, content, name="简历.pdf", media_type="application/pdf", purpose="resume")
    resume = Resume.objects.create(person=wang_fang, file=stored)
    actions.keep_reading(resume, reader.read(content, "简历.pdf", TODAY))
    page = hr.get(reverse("resumes:page_picture", args=[resume.pk, 1]))
    assert page.content.startswith(b"\xff\xd8\xff")
    assert hr.get(reverse("resumes:page_picture", args=[resume.pk, 2])).status_code == 404
    assert "<rect data-piece" in hr.get(reverse("resumes:resume", args=[resume.pk])).content.decode()


def test_a_connected_model_that_fails_leaves_what_the_rules_found(monkeypatch):
    failing = EngineFailed("down")
    monkeypatch.setattr(reader, "second_reader", lambda: FailingModel(failing))
    found = reader.read(WANG_FANG.encode(), "简历.txt", TODAY)
    monkeypatch.setattr(reader, "second_reader", lambda: None)
    assert found == reader.read(WANG_FANG.encode(), "简历.txt", TODAY)


class FailingModel:
    def __init__(self, error):
        self.error = error

    def __getattr__(self, _name):
        raise self.error


def test_no_model_is_asked_where_none_is_connected(monkeypatch):
    monkeypatch.delenv("ENGINE_LANGUAGE_MODEL_URL", raising=False)
    assert reader.second_reader() is None
