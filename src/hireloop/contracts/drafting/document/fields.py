"""The fields that the company's own contract template may name, and their values for one set of terms.

Every fact of the contract has a field; beside them stand whole phrases (``words.term`` writes the sentence on the term
in Chinese, ``words_en.term`` in English) and lists of the articles, numbered as they are read.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from hireloop.contracts.terms.clauses import Clause, built_in_contract
from hireloop.contracts.terms.dates import last_day_of
from hireloop.contracts.terms.facts import Facts
from hireloop.contracts.terms.labels import LABELS, FactLabel
from hireloop.contracts.terms.phrases import phrases
from hireloop.contracts.terms.samples import complete_facts
from hireloop.kernel.languages import Language
from hireloop.platform.documents.catalogue import Catalogue, Field, FieldType

from .arranging import ANCHORS, arrange
from .field_names import FACT_FIELDS, PHRASES
from .sample import sample_docx

KIND = "contract"
LONGEST_TERM_MONTHS = 600
MONEY, DATE, NUMBER, LIST = FieldType.MONEY, FieldType.DATE, FieldType.NUMBER, FieldType.LIST
TYPES = {"money": MONEY, "date": DATE, "count": NUMBER}

ALLOWANCE = (Field("name", "名称", "Name"), Field("amount", "每月金额", "Amount a month", MONEY))
ARTICLE = (
    Field("chapter", "章名（每章第一条才有）", "Chapter (only with its first article)"),
    Field("chapter_en", "英文章名", "Chapter in English"),
    Field("number", "条号", "Number of the article"),
    Field("text", "条文", "Text"),
    Field("text_en", "英文条文", "Text in English"),
)
COMPUTED = (
    Field("contract.code", "合同编号", "Number of the contract", example="LC-5E81A0C9D2"),
    Field("term.months", "合同期限（月）", "Term, months", NUMBER),
    Field("probation.end", "试用期终止日期", "Last day of the probation", DATE),
    Field("pay.monthly", "月工资合计", "Base pay and allowances, a month", MONEY),
    Field("sign.employer", "甲方签章处", "Where the employer’s seal goes", example=ANCHORS["employer"]),
    Field("sign.person", "乙方签名处", "Where the employee signs", example=ANCHORS["person"]),
)
ARTICLES = (
    Field("articles", "全部条款", "All articles", LIST, items=ARTICLE),
    Field("added_articles", "内置条款以外的条款", "Articles beside the built-in ones", LIST, items=ARTICLE),
)


def _fields() -> Iterator[Field]:
    examples = values_of(complete_facts(), built_in_contract(), code="LC-5E81A0C9D2")
    facts = (_fact_field(LABELS[key], name, english) for key, (name, english) in FACT_FIELDS.items())
    for field in (*facts, *COMPUTED, *_phrase_fields(), *ARTICLES):
        yield Field(field.name, field.zh, field.en, field.type, examples[field.name], field.items)


def _fact_field(label: FactLabel, name: str, english: str) -> Field:
    if label.key == "allowances":
        return Field(name, label.zh, english, LIST, items=ALLOWANCE)
    if label.key == "benefits":
        return Field(name, label.zh, english, LIST)
    if label.key == "bonus_percent":
        return Field(name, label.zh, english, FieldType.PERCENT)
    return Field(name, label.zh, english, TYPES.get(label.kind, FieldType.TEXT))


def _phrase_fields() -> Iterator[Field]:
    for zh, (name, english) in PHRASES.items():
        yield Field(f"words.{name}", f"{zh}（整句）", english)
        yield Field(f"words_en.{name}", f"{zh}（英文整句）", f"{english}, in English")


def values_of(facts: Facts, clauses: Sequence[Clause], *, code: str, language: Language = "zh") -> dict[str, Any]:
    """By name, for ``documents.rendering``; ``language`` that of the template."""
    return {
        **{name: _plain(LABELS[key], facts, language) for key, (name, _english) in FACT_FIELDS.items()},
        **{f"words.{name}": phrases()[zh].say(facts, "zh") for zh, (name, _english) in PHRASES.items()},
        **{f"words_en.{name}": phrases()[zh].say(facts, "en") for zh, (name, _english) in PHRASES.items()},
        "contract.code": code,
        "term.months": whole_months(facts.start_on, facts.end_on),
        "probation.end": facts.probation_end,
        "pay.monthly": facts.monthly_fen,
        "sign.employer": ANCHORS["employer"],
        "sign.person": ANCHORS["person"],
        "articles": list(_articles(facts, clauses)),
        "added_articles": list(_articles(facts, added_clauses(clauses))),
    }


def _plain(label: FactLabel, facts: Facts, language: Language) -> Any:
    value = getattr(facts, label.key)
    if label.key == "allowances":
        return [{"name": each.name, "amount": each.fen} for each in value]
    if label.key == "benefits":
        return [line.strip() for line in value.splitlines() if line.strip()]
    if value in (None, ""):
        return None
    if label.key == "bonus_percent":
        return Decimal(value)
    if label.choices:
        with translation.override("zh-hans" if language == "zh" else "en"):
            return str(dict(label.choices).get(value, value))
    if label.kind == "yes_no":
        return {"zh": "是" if value else "否", "en": "yes" if value else "no"}[language]
    return value


def _articles(facts: Facts, clauses: Sequence[Clause]) -> Iterator[dict[str, str]]:
    for chapter in arrange(facts, clauses, is_bilingual=True).chapters:
        heads = (f"{chapter.number}、{chapter.title}", chapter.title_en)
        for article in chapter.articles:
            yield {
                "chapter": heads[0],
                "chapter_en": heads[1],
                "number": article.number,
                "text": article.zh.text,
                "text_en": article.en.text if article.en else "",
            }
            heads = ("", "")


def added_clauses(clauses: Sequence[Clause]) -> list[Clause]:
    """Those that a template with the usual clauses in its own words would not say: added or reworded ones."""
    known = {clause.key: clause for clause in built_in_contract()}
    return [clause for clause in clauses if known.get(clause.key) != clause]


def whole_months(start: date | None, end: date | None) -> int | None:
    """How many months a term has; None where it is not a whole number of them."""
    if not start or not end or end < start:
        return None
    about = (end.year - start.year) * 12 + end.month - start.month
    found = (months for months in range(max(1, about - 1), about + 3) if last_day_of(start, months=months) == end)
    return next(found, None)


def facts_of(name: str) -> tuple[str, ...]:
    """The facts behind a field of a template: for the preview, whose words lead to the field of the form."""
    for key, (field, _english) in FACT_FIELDS.items():
        if name == field or name.startswith(f"{field}."):
            return (key,)
    head, _dot, rest = name.partition(".")
    if head in {"words", "words_en"}:
        return next((phrases()[zh].uses for zh, (word, _english) in PHRASES.items() if word == rest), ())
    return {
        "term.months": ("start_on", "end_on"),
        "probation.end": ("probation_months", "start_on"),
        "pay.monthly": ("base_fen", "allowances"),
    }.get(name, ())


CATALOGUE = Catalogue(
    KIND,
    _("Labour contract"),
    tuple(_fields()),
    sample=sample_docx,
    built_in=_(
        "Built in: the contract in Chinese, and in Chinese and English. It is printed wherever none of these is chosen."
    ),
)
