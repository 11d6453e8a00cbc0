"""Requirements in one clause of a job description, each with the words that it was read from."""

import re
from collections.abc import Iterator
from typing import Any

from hireloop.analysis.job_drafts.lines import JdLine
from hireloop.analysis.job_drafts.model import DraftedRequirement
from hireloop.analysis.job_drafts.words import patterns
from hireloop.analysis.job_spec.model import RequirementKind
from hireloop.analysis.matching import levels
from hireloop.analysis.matching.asks import SUBJECT_FILLER, amounts_in
from hireloop.analysis.matching.certificates import find_certificates
from hireloop.analysis.matching.language_levels import language_label, read_language, read_level
from hireloop.analysis.matching.wording import EACH, EITHER, YEARS, bare, number, pieces
from hireloop.analysis.skills import mentions
from hireloop.kernel.languages import Language

SURE, LIKELY, PERHAPS = 0.9, 0.75, 0.6
DEGREE = re.compile(
    r"学历|学位|毕业|专业|degree|diploma|graduate|bachelor|master|ph\.?d|本科|大专|硕士|博士|中专|高中", re.IGNORECASE
)
SUBJECT = re.compile(
    r"(?P<zh>[\u4e00-\u9fffA-Za-z、/，,或和及与]{2,30}?)(?:等)?(?:相关|类)?(?:及相关)?专业(?!知识|能力|技能|素养|水平|的)"
    r"|(?:degree|diploma|bachelor(?:'?s|’s)?|master(?:'?s|’s)?)(?:[^.;,]{0,30}?)\s+in\s+"
    r"(?P<en>[A-Z][A-Za-z ,/&]{2,60}?)(?=\s*,?\s+(?:or|and)\s+(?:an?\s+)?(?:related|equivalent|similar)|[.;)]|$)",
)
EXPERIENCE = re.compile(r"经验|工作经历|从业|experience|experiencia", re.IGNORECASE)
FIELD_BEFORE = re.compile(r"(?:相关|工作|从业|行业|岗位|领域|开发|实际|的|以上|及以上)*经验")
FIELD_AFTER_EN = re.compile(
    r"(?:of\s+)?(?:[a-z-]+\s+){0,3}?experience\s+(?:in|with|as(?: an?)?|of)\s+(?P<field>[A-Za-z+#./ -]{2,40}?)"
    r"(?=\s+(?:or|and|for|at|is)\b|[,.;(]|$)",
    re.IGNORECASE,
)
FIELD_EN = re.compile(
    r"^\s*(?:of\s+)?(?P<field>[A-Za-z+#./-]+(?:\s+[A-Za-z+#./-]+){0,2}?)\s+experience\b", re.IGNORECASE
)
NO_FIELD = re.compile(
    r"^(?:of|relevant|related|professional|work(?:ing)?|hands-on|industry|total|full-time|proven|prior)$", re.IGNORECASE
)
LANGUAGE_CONTEXT = re.compile(
    r"级|流利|熟练|母语|听说读写|口语|读写|沟通|工作语言|水平|能力|优先|雅思|托福|CET|TEM|IELTS|TOEFL|HSK|JLPT|fluen|proficien|native|spoken|written|speak|level|language|C[12]|B[12]|N[1-5]",
    re.IGNORECASE,
)


def requirements_in(clause: JdLine, *, language: Language) -> Iterator[DraftedRequirement]:
    """Education, years, languages, certificates, skills, in this order; what one has read the next leaves alone."""
    must = is_must(clause)
    seen: list[DraftedRequirement] = [
        *_education(clause, must),
        *_years(clause, must),
        *_language(clause, must, language),
        *_certificates(clause, must),
    ]
    yield from seen
    yield from _skills(clause, must, seen)


def is_must(clause: JdLine) -> bool:
    """By the clause's own words first, then by its section."""
    words = patterns("labels")
    if words["nice"].search(clause.text):
        return False
    return clause.section != "nice" or bool(words["must"].search(clause.text))


def _made(
    clause: JdLine, kind: RequirementKind, value: dict[str, Any], must: bool, span: tuple[int, int], confidence: float
) -> DraftedRequirement:
    return DraftedRequirement(kind, value, must, confidence, clause.source(*span))


def _education(clause: JdLine, must: bool) -> Iterator[DraftedRequirement]:
    level = levels.lowest_level(clause.text)
    if level is None or not DEGREE.search(clause.text):
        return
    found = levels.PATTERNS[level].search(clause.text)
    assert found is not None
    subject, span = _subject(clause.text)
    start = min(found.start(), span[0]) if span else found.start()
    end = max(found.end(), span[1]) if span else found.end()
    yield _made(clause, "education", {"level": level, "subject": subject}, must, (start, end), SURE)


def _subject(text: str) -> tuple[str, tuple[int, int] | None]:
    found = SUBJECT.search(text)
    if found is None:
        return "", None
    plain = SUBJECT_FILLER.sub(" ", levels.without_levels(found["zh"] or found["en"] or ""))
    names = [part for each in pieces(EACH, plain) for part in pieces(EITHER, each) if len(part) > 1]
    return ("、" if found["zh"] else ", ").join(names), found.span()


def _years(clause: JdLine, must: bool) -> Iterator[DraftedRequirement]:
    for found in YEARS.finditer(clause.text):
        asked = number(found["n"])
        behind = clause.text[found.end() : found.end() + 60]
        if asked is None or asked > 30 or not EXPERIENCE.search(clause.text):
            continue
        field, end = _field(behind)
        span = (found.start(), found.end() + end)
        yield _made(clause, "years", {"years": round(asked), "field": field}, must, span, SURE)
        return


def _field(behind: str) -> tuple[str, int]:
    """(the field that the years are asked in, how far behind them it is told)."""
    after = FIELD_AFTER_EN.match(behind.lstrip()) or FIELD_EN.match(behind)
    if after:
        words = [word for word in after["field"].split() if not NO_FIELD.match(word)]
        return " ".join(words), len(behind) - len(behind.lstrip()) + after.end()
    ends = FIELD_BEFORE.search(behind)
    if ends is None:
        return "", 0
    name = bare(re.split(r"[，,、;；（(]", behind[: ends.start()])[-1])
    return ("" if len(name) > 20 else name), ends.end()


def _language(clause: JdLine, must: bool, language: Language) -> Iterator[DraftedRequirement]:
    key = read_language(clause.text)
    if not key or not LANGUAGE_CONTEXT.search(clause.text):
        return
    level = read_level(clause.text)
    label = language_label(key)[language]
    detail = level.said if level else ""
    yield _made(clause, "language", {"name": label, "detail": detail}, must, (0, len(clause.text)), LIKELY)


def _certificates(clause: JdLine, must: bool) -> Iterator[DraftedRequirement]:
    for name, start, end in find_certificates(clause.text):
        yield _made(clause, "certificate", {"name": name, "detail": ""}, must, (start, end), LIKELY)


def _skills(clause: JdLine, must: bool, seen: list[DraftedRequirement]) -> Iterator[DraftedRequirement]:
    """Skills as they are written, but what was read already; "Python 或 Go" is one requirement of either."""
    taken = [each.source for each in seen if each.kind != "language"]
    confidence = SURE if clause.section in {"requirements", "nice"} else PERHAPS
    for start, end in _either(clause.text):
        at, name = clause.start + start, clause.text[start:end]
        if any(one.start <= at < one.end for one in taken) or is_about_the_person(name):
            continue
        yield _made(clause, "skill", {"name": name, "detail": ""}, must, (start, end), confidence)


def _either(text: str) -> list[tuple[int, int]]:
    """Where skills stand; neighbours with "or" between them together."""
    spans: list[tuple[int, int]] = []
    for mention in mentions(text):
        if spans and EITHER.fullmatch(text[spans[-1][1] : mention.start]):
            spans[-1] = (spans[-1][0], mention.end)
        else:
            spans.append((mention.start, mention.end))
    return spans


def is_about_the_person(name: str) -> bool:
    """Whether the words name a competency, which the interview assesses and no résumé shows."""
    return any(pattern.search(name) for key, pattern in patterns("profile").items() if key != "professional")


def salary_in(text: str) -> tuple[int, int] | None:
    """(from, to) in yuan a month; None where no amount stands there."""
    found = amounts_in(text)
    if not found or max(found) < 500:
        return None
    factor = 12 if re.search(r"年薪|/\s*年|a year|per year|annual", text, re.IGNORECASE) else 1
    return round(min(found) / factor), round(max(found) / factor)
