"""The company's own DOCX as the contract: filled, read back, checked, printed, signed."""

import io
from datetime import date

import pytest
from docx import Document

from hireloop.contracts.checking.findings import check_draft
from hireloop.contracts.drafting import actions, queries
from hireloop.contracts.drafting.document.field_names import FACT_FIELDS
from hireloop.contracts.drafting.document.fields import CATALOGUE, KIND, whole_months
from hireloop.contracts.drafting.document.sample import sample_docx
from hireloop.contracts.drafting.printing import printed_words
from hireloop.contracts.drafting.states import Status
from hireloop.contracts.drafting.templates_chosen import usual_template
from hireloop.contracts.terms.clauses import built_in_contract, special_clauses
from hireloop.contracts.terms.labels import LABELS
from hireloop.engines.errors import EngineUnavailable
from hireloop.kernel.errors import BadInput
from hireloop.platform.audit.actor import Actor
from hireloop.platform.documents import actions as documents
from hireloop.platform.documents import office
from hireloop.platform.documents.actions.uploading import TemplateProblems
from hireloop.platform.vault import files

from .conftest import SYSTEM
from .test_signing_a_contract import text_of

pytestmark = pytest.mark.django_db
OUR_OWN = (
    "劳动合同",
    "甲方（用人单位）：{{ employer.name }}，住所：{{ employer.address }}，法定代表人：{{ employer.representative }}",
    "乙方（劳动者）：{{ person.name }}，身份证号码：{{ person.id_number }}，住址：{{ person.address }}",
    "一、合同期限",
    "本合同为固定期限劳动合同，自{{ term.start_on }}起至{{ term.end_on }}止。试用期{{ probation.months }}个月。",
    "二、工作内容：乙方从事{{ work.title }}工作，{{ work.content }}。工作地点为{{ work.place }}。",
    "三、乙方的月工资为人民币{{ pay.monthly }}，每月{{ pay.payday }}日支付。",
    "{{ sign.employer }}        {{ sign.person }}",
)


def docx_of(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.fixture
def upload(zhang_min, employer):
    def upload(content: bytes, **changes):
        draft = documents.TemplateDraft(KIND, changes.pop("name", "本公司劳动合同"), "zh", employer.pk, **changes)
        version = documents.add_template(
            draft, content, file_name="合同.docx", user=zhang_min, actor=Actor.user(zhang_min)
        )
        return version.template

    return upload


@pytest.fixture
def printed_from(contract, zhang_min):
    """The contract, printed from that template."""

    def choose(template):
        contract.refresh_from_db()
        version = queries.current_version(contract)
        terms = actions.Terms(version.facts, version.clauses, template=str(template.pk) if template else "")
        return actions.save_terms(
            contract, terms, expected=contract.revision, actor=Actor.user(zhang_min), user=zhang_min
        )

    return choose


def rules_found(contract, *verdicts):
    return [each.finding.rule for each in queries.check_of(contract).with_verdict(*(verdicts or ("violation",)))]


def test_every_fact_has_a_field_with_an_example():
    assert set(FACT_FIELDS) == set(LABELS)
    assert len({field.name for field in CATALOGUE.fields}) == len(CATALOGUE.fields)
    without = {field.name for field in CATALOGUE.fields if field.example in (None, "", [])}
    assert without <= {
        "term.task",
        "work.hazards",
        "time.approved",
        "history.asked_for_fixed_term",
        "added_articles",
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sample_can_be_uploaded_and_says_what_the_built_in_contract_says(language, upload, printed_from):
    contract = printed_from(upload(sample_docx(language)))
    words = printed_words(contract, queries.current_version(contract))
    text = words.document.text.replace("\n", "")
    assert not words.blanks
    for said in ("王芳", "11010519491231002X", "至2029年11月30日止", "人民币25,000.50元（大写：贰万伍仟元伍角整）"):
        assert said in text
    assert "{{" not in text
    assert rules_found(contract) == []


def test_what_the_document_itself_says_is_judged_by_the_law(upload, printed_from):
    contract = printed_from(upload(docx_of(*OUR_OWN, "乙方提前解除合同的，应当支付违约金人民币50,000元。")))
    assert any("penalt" in rule for rule in rules_found(contract)), rules_found(contract)
    assert contract.violations == len(rules_found(contract))


def test_a_figure_fixed_in_the_document_is_held_against_what_was_typed(upload, printed_from):
    fixed = [text.replace("{{ probation.months }}", "六") for text in OUR_OWN]
    contract = printed_from(upload(docx_of(*fixed)))
    found = [each for each in queries.check_of(contract).violations if each.finding.rule == "printed.differs"]
    assert [each.facts for each in found] == [("probation_months",)]
    assert "6个月" in found[0].finding.fact.zh.replace(" ", "")
    assert "3个月" in found[0].finding.limit.zh.replace(" ", "")


def test_the_same_words_with_fields_differ_in_nothing(upload, printed_from):
    contract = printed_from(upload(docx_of(*OUR_OWN)))
    assert "printed.differs" not in rules_found(contract)


def test_a_clause_of_the_editor_that_the_template_leaves_out_is_named(upload, printed_from, zhang_min):
    contract = printed_from(upload(docx_of(*OUR_OWN)))
    version = queries.current_version(contract)
    clauses = (*version.clauses, special_clauses()["confidentiality"].clause)
    contract = actions.save_terms(
        contract,
        actions.Terms(version.facts, clauses),
        expected=contract.revision,
        actor=Actor.user(zhang_min),
        user=zhang_min,
    )
    found = next(each for each in queries.check_of(contract).violations if each.finding.rule == "printed.left_out")
    assert "保密义务" in found.finding.fact.zh
    with pytest.raises(BadInput):
        actions.hand_in(contract, actor=Actor.user(zhang_min), user=zhang_min)


def test_an_added_clause_stands_in_the_sample(upload, printed_from, zhang_min):
    contract = printed_from(upload(sample_docx("zh")))
    version = queries.current_version(contract)
    clauses = (*version.clauses, special_clauses()["confidentiality"].clause)
    terms = actions.Terms(version.facts, clauses)
    contract = actions.save_terms(
        contract, terms, expected=contract.revision, actor=Actor.user(zhang_min), user=zhang_min
    )
    text = printed_words(contract, queries.current_version(contract)).document.text
    assert "保密义务" in text
    assert "商业秘密是指不为公众所知悉" in text
    assert "printed.left_out" not in rules_found(contract)


def test_unknown_fields_are_named_with_the_nearest(upload):
    with pytest.raises(TemplateProblems) as refused:
        upload(docx_of("{{ person.nmae }}"))
    assert "person.nmae" in str(refused.value)
    assert "person.name" in str(refused.value)


@pytest.mark.parametrize(
    ("content", "code"), [(b"%PDF-1.7", "docx_kind"), (b"PK\x03\x04 cut", "docx_damaged"), (b"", "docx_kind")]
)
def test_what_is_no_word_document_is_refused_in_words(content, code, upload):
    with pytest.raises(BadInput) as refused:
        upload(content)
    assert refused.value.code == code


def test_the_usual_template_of_the_region_goes_before_the_general_one(upload, employer):
    assert usual_template(employer, "上海") is None
    general = upload(docx_of(*OUR_OWN), name="通用", is_usual=True)
    shanghai = upload(docx_of(*OUR_OWN), name="上海", region="上海", is_usual=True)
    assert usual_template(employer, "上海") == shanghai
    assert usual_template(employer, "北京") == general
    documents.switch_template(shanghai, is_active=False, actor=SYSTEM)
    assert usual_template(employer, "上海") == general


def test_only_one_template_is_the_usual_one_of_its_case(upload):
    first = upload(docx_of(*OUR_OWN), name="旧", is_usual=True)
    second = upload(docx_of(*OUR_OWN), name="新", is_usual=True)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_usual, second.is_usual) == (False, True)


def test_a_draft_follows_a_new_version_and_what_was_handed_in_stays(upload, printed_from, zhang_min):
    template = upload(docx_of(*OUR_OWN))
    contract = printed_from(template)
    second = documents.add_version(
        template, docx_of(*OUR_OWN, "第二版"), file_name="a.docx", user=zhang_min, actor=SYSTEM
    )
    version = queries.current_version(contract)
    assert "第二版" in printed_words(contract, version).document.text
    version.template_version, version.is_kept = second, True
    version.save()
    contract.status = Status.APPROVED
    contract.save()
    documents.add_version(template, docx_of(*OUR_OWN, "第三版"), file_name="a.docx", user=zhang_min, actor=SYSTEM)
    assert "第三版" not in printed_words(contract, version).document.text


def test_a_template_of_another_kind_or_withdrawn_cannot_be_chosen(upload, printed_from):
    template = upload(docx_of(*OUR_OWN))
    documents.switch_template(template, is_active=False, actor=SYSTEM)
    with pytest.raises(BadInput) as refused:
        printed_from(template)
    assert refused.value.code == "contract_template"


def test_without_libreoffice_the_contract_is_checked_and_printing_says_what_to_do(
    upload, printed_from, zhang_min, monkeypatch
):
    monkeypatch.setattr(office, "_program", lambda: None)
    contract = printed_from(upload(sample_docx("zh")))
    assert rules_found(contract) == []
    with pytest.raises(EngineUnavailable) as refused:
        actions.hand_in(contract, actor=Actor.user(zhang_min), user=zhang_min)
    assert "libreoffice" in str(refused.value).casefold()
    contract = printed_from(None)
    assert actions.hand_in(contract, actor=Actor.user(zhang_min), user=zhang_min).status == Status.IN_APPROVAL


@pytest.mark.skipif(not office.is_installed(), reason="LibreOffice is not installed on this machine")
def test_from_the_companys_document_to_the_envelope(upload, printed_from, zhang_min):
    template = upload(sample_docx("zh"))
    contract = actions.hand_in(printed_from(template), actor=Actor.user(zhang_min), user=zhang_min)
    version = queries.current_version(contract)
    assert version.template_version == template.newest
    with files.open_file(version.pdf) as source:
        words = text_of(source.read())
    assert "王芳" in words
    assert "甲方（盖章）" in words
    contract = actions.approve(contract, actor=SYSTEM)
    assert actions.send_for_signing(contract, actor=SYSTEM).status == Status.OUT_FOR_SIGNATURE


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 12, 1), date(2029, 11, 30), 36),
        (date(2027, 1, 31), date(2027, 2, 28), 1),
        (date(2026, 12, 1), date(2029, 12, 1), None),
        (date(2026, 12, 1), date(2026, 11, 1), None),
        (None, date(2026, 11, 1), None),
    ],
)
def test_a_term_is_told_in_whole_months_only_where_it_has_them(start, end, months):
    assert whole_months(start, end) == months


def test_the_built_in_contract_is_checked_as_before(facts):
    check = check_draft(facts, built_in_contract(), region="上海", today=date(2026, 11, 25))
    assert not [each for each in check.findings if each.finding.rule.startswith("printed.")]


def test_the_pages_of_templates_lead_to_the_sample(zhang_min, client_of):
    hr, sample = client_of(zhang_min), "/documents/fields/contract/sample.docx"
    assert sample in hr.get("/documents/").content.decode()
    assert sample in hr.get("/documents/fields/contract/").content.decode()
    assert hr.get(f"{sample}?language=en").content.startswith(b"PK")
