from datetime import date

import pytest
from django.test import Client

from hireloop.contracts.drafting import actions, queries
from hireloop.contracts.drafting.models import Contract, OwnClause
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.notifications.models import Message

from .conftest import SYSTEM

pytestmark = pytest.mark.django_db
GOOD_ID = "11010519491231002X"


@pytest.fixture
def hr(zhang_min, client_of) -> Client:
    return client_of(zhang_min)


def address(contract, tail: str = "") -> str:
    return f"/contracts/{contract.pk}/{tail}"


def save(client, contract, **fields):
    contract.refresh_from_db()
    return client.post(
        address(contract, "terms/"), {"revision": contract.revision, **fields}, headers={"accept": "application/json"}
    )


def test_the_editor_shows_the_document_with_the_number_masked(hr, contract):
    page = hr.get(address(contract)).content.decode()
    assert "第一条" in page
    assert "110•••••••••••002X" in page
    assert GOOD_ID not in page
    assert "零陵路" not in page


def test_showing_the_details_in_full_is_recorded(hr, contract, lawyer, client_of):
    page = hr.post(address(contract, "secrets/")).content.decode()
    assert GOOD_ID in page
    assert AuditRow.objects.filter(key="audit.read", person_id=contract.person_id).count() == 1


def test_what_is_typed_is_saved_and_the_page_follows(hr, contract):
    answer = save(hr, contract, **{"fact-base_fen": "30,000.10", "fact-payday": "15"}).json()
    assert "人民币30,000.10元（大写：叁万元壹角整）" in answer["document"]
    assert answer["errors"] == {}
    assert queries.current_version(contract).facts.base_fen == 3_000_010


def test_a_value_that_cannot_be_read_is_named_and_the_others_are_saved(hr, contract):
    typed = {"fact-base_fen": "12.345", "fact-payday": "20", "fact-id_number": "110105194912310021", "fact-end_on": "x"}
    answer = save(hr, contract, **typed).json()
    assert set(answer["errors"]) == {"base_fen", "id_number", "end_on"}
    facts = queries.current_version(contract).facts
    assert (facts.payday, facts.base_fen, facts.id_number) == (20, 2_500_050, GOOD_ID)


def test_an_empty_secret_field_leaves_the_secret_as_it_is(hr, contract):
    save(hr, contract, **{"fact-id_number": "", "fact-phone": "", "fact-payday": "9"})
    facts = queries.current_version(contract).facts
    assert (facts.id_number, facts.payday) == (GOOD_ID, 9)


def test_an_old_revision_is_a_conflict_that_says_who(hr, contract, lawyer, client_of):
    seen = contract.revision
    save(client_of(lawyer), contract, **{"fact-payday": "20"})
    refused = hr.post(
        address(contract, "terms/"),
        {"revision": seen, "fact-payday": "5"},
        headers={"accept": "application/json"},
    )
    assert refused.status_code == 409
    assert "许婷" in refused.json()["message"]
    assert refused.json()["revision"] == seen + 1


def test_a_form_without_script_saves_too(hr, contract):
    hr.post(address(contract, "terms/"), {"revision": contract.revision, "fact-payday": "12"})
    assert queries.current_version(contract).facts.payday == 12
    wrong = hr.post(address(contract, "terms/"), {"revision": contract.revision + 1, "fact-payday": "zwölf"})
    assert wrong.status_code == 422


def clause_fields(contract, **changed):
    clauses = queries.current_version(contract).clauses
    return {
        "clause-key": [each.key for each in clauses],
        "clause-title": [each.title for each in clauses],
        "clause-text": [changed.get(each.key, each.text) for each in clauses],
        "clause-title_en": [each.title_en for each in clauses],
        "clause-text_en": [each.text_en for each in clauses],
    }


def test_a_clause_is_reworded_and_a_wrong_field_is_named_at_it(hr, contract):
    answer = save(hr, contract, **clause_fields(contract, rules="乙方在{工作的地点}遵守规章制度。")).json()
    assert "工作地点" in answer["errors"]["clause-rules"]
    answer = save(hr, contract, **clause_fields(contract, rules="乙方遵守公示的规章制度。")).json()
    assert answer["errors"] == {}
    assert "乙方遵守公示的规章制度。" in answer["document"]


def test_a_compulsory_clause_cannot_be_left_out_of_the_form(hr, contract):
    fields = {name: values[1:] for name, values in clause_fields(contract).items()}
    save(hr, contract, **fields)
    assert "term" in {each.key for each in queries.current_version(contract).clauses}


def test_markup_in_a_clause_stays_text(hr, contract):
    answer = save(hr, contract, **clause_fields(contract, rules="<script>alert(1)</script>{{ request }}")).json()
    assert "<script>alert(1)" not in answer["document"]
    assert "<script>alert(1)" not in hr.get(address(contract)).content.decode()


def test_clauses_of_the_library_come_in_and_go_out(hr, contract):
    hr.post(address(contract, "clauses/add/"), {"revision": contract.revision, "key": "confidentiality"})
    contract.refresh_from_db()
    assert "confidentiality" in {each.key for each in queries.current_version(contract).clauses}
    hr.post(address(contract, "clauses/remove/"), {"revision": contract.revision, "key": "confidentiality"})
    hr.post(address(contract, "clauses/remove/"), {"revision": contract.revision + 1, "key": "term"})
    assert {"confidentiality"}.isdisjoint({each.key for each in queries.current_version(contract).clauses})
    assert "term" in {each.key for each in queries.current_version(contract).clauses}


def test_a_void_clause_is_found_with_its_article(hr, contract):
    fields = clause_fields(contract)
    for name, value in zip(fields, ("new", "特别约定", "乙方自愿放弃社会保险，工伤概不负责。", "", ""), strict=True):
        fields[name] = [*fields[name], value]
    answer = save(hr, contract, **fields).json()
    assert answer["violations"] >= 1
    assert "劳动合同法第26条" in answer["findings"]


def test_adopting_on_the_page_mends_the_terms(hr, contract):
    save(hr, contract, **{"fact-end_on": "2027-11-30", "fact-probation_months": "3"})
    contract.refresh_from_db()
    found = queries.judged(contract).open_violations[0]
    assert found.finding.title.zh in hr.get(address(contract)).content.decode()
    hr.post(address(contract, "adopt/"), {"finding": found.key, "revision": contract.revision})
    assert queries.current_version(contract).facts.probation_months == 2


def test_a_reason_that_is_too_short_comes_back_as_it_was_typed(hr, contract):
    save(hr, contract, **{"fact-end_on": "2027-11-30", "fact-probation_months": "3"})
    contract.refresh_from_db()
    found = queries.judged(contract).open_violations[0]
    page = hr.post(address(contract, "override/"), {"finding": found.key, "reason": "太短"})
    assert page.status_code == 400
    assert "太短" in page.content.decode()


def test_the_versions_show_what_changed_in_words(hr, contract, zhang_min):
    hr.post(address(contract, "keep/"), {"why": "第一稿"})
    save(hr, contract, **{"fact-base_fen": "26000", "fact-id_number": "440524188001010014"})
    page = hr.get(address(contract, "versions/")).content.decode()
    assert "第一稿" in page
    assert "¥26,000" in page
    assert GOOD_ID not in page
    assert "<ins>" in page
    assert hr.get(address(contract, "versions/1/")).status_code == 200
    assert hr.get(address(contract, "versions/9/")).status_code == 404


def test_the_pdf_is_for_those_who_may_see_it_all(hr, contract, li_qiang, client_of):
    assert hr.get(address(contract, "draft.pdf")).content.startswith(b"%PDF")
    assert client_of(li_qiang).get(address(contract, "draft.pdf")).status_code == 403
    assert hr.get(address(contract, "signed.pdf")).status_code == 404


def test_the_person_gives_what_only_they_know(hr, contract, zhang_min):
    save(hr, contract, **{"fact-payday": "8"})
    contract.refresh_from_db()
    version = queries.current_version(contract)
    actions.save_terms(
        contract,
        actions.Terms(version.facts.with_(id_number="", address="", phone=""), version.clauses),
        expected=contract.revision,
        actor=SYSTEM,
        user=zhang_min,
    )
    hr.post(address(contract, "ask/"))
    mail = Message.objects.get(template="contract_facts")
    link = next(word for word in mail.body.split() if "/contract-details/" in word)
    link = link[link.index("/contract-details/") :]
    candidate = Client()
    typed = {
        "id_kind": "resident",
        "id_number": "110105194912310021",
        "address": "上海市零陵路1号",
        "phone": "13800138000",
    }

    wrong = candidate.post(link, typed)
    assert wrong.status_code == 422
    assert "上海市零陵路1号" in wrong.content.decode()
    assert not contract.facts_requests.get().answered_at

    candidate.post(link, {**typed, "id_number": "11010519491231002x"})
    facts = queries.current_version(contract).facts
    assert (facts.id_number, facts.address) == (GOOD_ID, "上海市零陵路1号")
    contract.person.refresh_from_db()
    assert contract.person.id_number == GOOD_ID
    assert queries.current_version(contract).by_candidate
    again = candidate.post(link, typed)
    assert again.status_code == 200
    assert queries.current_version(contract).facts.id_number == GOOD_ID


def test_a_new_contract_for_somebody_who_works_here(hr, wang_fang, employer):
    found = hr.get("/contracts/new/?q=王").content.decode()
    assert str(wang_fang.pk) in found
    assert hr.get(f"/contracts/new/?person={wang_fang.pk}").status_code == 200
    form = {
        "person": wang_fang.pk,
        "employer": employer.pk,
        "title": "后端工程师",
        "term_kind": "open_ended",
        "start_on": "2026-12-01",
        "language": "zh-en",
    }
    assert hr.post("/contracts/new/", {**form, "title": ""}).status_code == 422
    hr.post("/contracts/new/", form)
    drafted = Contract.objects.get()
    assert (drafted.start_on, drafted.term_kind) == (date(2026, 12, 1), "open_ended")
    assert "Labour Contract" in hr.get(address(drafted)).content.decode()


def test_the_list_filters_finds_and_exports(hr, contract):
    assert "王芳" in hr.get("/contracts/?q=wf&status=draft").content.decode()
    assert "王芳" not in hr.get("/contracts/?status=signed").content.decode()
    exported = hr.get("/contracts/?export=csv")
    assert "王芳" in b"".join(exported.streaming_content if exported.streaming else [exported.content]).decode(
        "utf-8-sig"
    )
    assert AuditRow.objects.filter(key="drafting.exported").count() == 1


def test_the_clause_library_keeps_own_clauses(hr):
    assert hr.get("/contracts/library/").status_code == 200
    wrong = hr.post("/contracts/library/new/", {"title": "远程", "text": "在{家里的地点}办公"})
    assert wrong.status_code == 422
    assert "在{家里的地点}办公" in wrong.content.decode()
    hr.post("/contracts/library/new/", {"title": "远程", "text": "在{工作地点}办公"})
    own = OwnClause.objects.get()
    hr.post(f"/contracts/library/{own.pk}/", {"title": "远程办公", "text": "在{工作地点}办公"})
    assert "远程办公" in hr.get("/contracts/library/").content.decode()
    hr.post(f"/contracts/library/{own.pk}/retire/")
    assert "远程办公" not in {each.title for each in queries.own_clauses()}


def test_panels_and_cards(hr, contract, zhang_min):
    assert "后端工程师" in hr.get(f"/people/{contract.person_id}/").content.decode()
    assert "王芳" in hr.get("/").content.decode()


def test_the_list_costs_the_same_however_long(hr, contract, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        hr.get("/contracts/")


def test_interviewers_see_no_contract(contract, li_qiang, client_of):
    assert client_of(li_qiang).get(address(contract)).status_code == 403


def test_the_coverage_page_names_rules_and_values(hr):
    page = hr.get("/contracts/law/").content.decode()
    assert "上海" in page
    assert "劳动合同法第19条" in page
    assert hr.get("/contracts/law/?day=nonsense").status_code == 200


def test_the_api_reads_changes_and_refuses(hr, contract, wang_fang):
    base = f"/api/v1/drafting/{contract.pk}"
    assert hr.get("/api/v1/drafting/").json()["count"] == 1
    assert hr.get(f"{base}/terms").json()["facts"]["id_number"] == "110•••••••••••002X"
    assert hr.get(f"{base}/terms?full=true").json()["facts"]["id_number"] == GOOD_ID
    body = {"revision": contract.revision, "facts": {"payday": 5}}
    assert hr.patch(f"{base}/terms", body, content_type="application/json").status_code == 200
    stale = hr.patch(f"{base}/terms", body, content_type="application/json")
    assert (stale.status_code, stale.json()["code"]) == (409, "contract_edited")
    unknown = {"revision": contract.revision + 1, "facts": {"salary": 5}}
    assert hr.patch(f"{base}/terms", unknown, content_type="application/json").json()["code"] == "unknown_fact"
    assert "probation_length" in {each["rule"] for each in hr.get(f"{base}/findings").json()}
    assert hr.post(f"{base}/hand-in").json()["status"] == "in_approval"


def test_the_api_adopts_shows_versions_gives_the_pdf_and_cancels(hr, contract, li_qiang, client_of):
    save(hr, contract, **{"fact-probation_months": "7"})
    base = f"/api/v1/drafting/{contract.pk}"
    found = next(each for each in hr.get(f"{base}/findings").json() if each["rule"] == "probation_length")
    contract.refresh_from_db()
    adopt = {"finding": found["key"], "revision": contract.revision}
    assert hr.post(f"{base}/adopt", adopt, content_type="application/json").status_code == 200
    assert queries.current_version(contract).facts.probation_months == 6
    versions = hr.get(f"{base}/versions").json()
    assert [each["number"] for each in versions] == [2, 1]
    assert versions[0]["template_version_id"] is None
    assert hr.get(f"{base}/contract.pdf").content.startswith(b"%PDF")
    assert client_of(li_qiang).get(f"{base}/contract.pdf").status_code == 403
    refused = hr.post(f"{base}/reopen", {"reason": "改一下"}, content_type="application/json")
    assert refused.json()["code"] == "contract_status"
    cancelled = hr.post(f"{base}/cancel", {"reason": "候选人改了主意"}, content_type="application/json").json()
    assert cancelled["status"] == "cancelled"
