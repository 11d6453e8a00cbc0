"""``draft_of_text``: a pasted job description to a draft. Rules only; every value has its place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hireloop.analysis.job_drafts.lines import JdLine, lines_of
from hireloop.analysis.job_drafts.model import DraftedLine, DraftedRequirement, JobSpecDraft, LeftOut
from hireloop.analysis.job_drafts.requirements import requirements_in, salary_in
from hireloop.analysis.job_drafts.words import patterns
from hireloop.analysis.protected import protected_requirement
from hireloop.analysis.resumes.gazetteers import chinese_city, latin_city
from hireloop.analysis.resumes.model import Source, Value
from hireloop.engines.documents import Document
from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import Language

LONGEST_TEXT = 60_000
LONGEST_TITLE = 60
MOST_REQUIREMENTS = 40
MOST_DIMENSIONS = 6
ASKING = {"requirements", "nice"}
NOT_THE_JOB = {"company", "apply"}
PROFILE_SHARE = 100


def draft_of_document(document: Document, *, jurisdiction: str = "CN") -> JobSpecDraft:
    """The draft of a document that was read."""
    return draft_of_text(document.text, jurisdiction=jurisdiction)


def draft_of_text(text: str, *, jurisdiction: str = "CN") -> JobSpecDraft:
    """The draft of a text; BadInput where there is none, or too much for one job."""
    if not text.strip():
        raise BadInput(N_("Paste the text of the job description, or choose a file."), code="jd_empty")
    if len(text) > LONGEST_TEXT:
        raise BadInput(N_("This is too long for one job description (at most 60,000 characters)."), code="jd_long")
    language: Language = "zh" if len(re.findall(r"[\u4e00-\u9fff]", text)) * 8 > len(text) else "en"
    lines = lines_of(text)
    left_out = list(_left_out(lines, jurisdiction))
    kept = [line for line in lines if not _is_in(line, left_out)]
    return JobSpecDraft(
        text=text,
        language=language,
        title=_title(kept),
        city=_city(kept),
        salary=_salary(kept),
        description=_description(kept, left_out),
        requirements=_requirements(kept, left_out, language),
        profile=_profile(kept),
        left_out=tuple(left_out),
    )


def _left_out(lines: Iterable[JdLine], jurisdiction: str) -> Iterator[LeftOut]:
    """Clauses that ask for a protected attribute; commas part them where only a part asks."""
    for line in lines:
        for clause in line.clauses():
            for part in _parts(clause):
                attribute = protected_requirement(part.text, jurisdiction=jurisdiction)
                if attribute is not None:
                    yield LeftOut(attribute, part.source())


def _parts(clause: JdLine) -> Iterator[JdLine]:
    for found in re.finditer(r"[^，,]+", clause.text):
        lead = len(found[0]) - len(found[0].lstrip())
        if found[0].strip():
            yield JdLine(found[0].strip(), clause.start + found.start() + lead, clause.page, clause.section)


def _is_in(line: JdLine, left_out: list[LeftOut]) -> bool:
    """Whether nothing else stands on the line."""
    gone = sum(one.source.end - one.source.start for one in left_out if _inside(one.source, line))
    return gone > 0 and gone >= len(re.sub(r"[，,；;。.\s]", "", line.text))


def _inside(source: Source, line: JdLine) -> bool:
    return line.start <= source.start < line.start + len(line.text)


def _title(lines: list[JdLine]) -> Value[str] | None:
    """What a label names, else the first short line."""
    labelled = _labelled(lines, "title", longest=LONGEST_TITLE)
    if labelled is not None:
        return labelled
    first = next((line for line in lines if not line.is_heading), None)
    if first is None or first.section or len(first.text) > LONGEST_TITLE or re.search(r"[。.;；!！]$", first.text):
        return None
    found = re.match(
        r"(?:诚?聘|招聘|急聘|hiring:?|we are hiring:?)?\s*[:：]?\s*(?P<title>[^,，|｜]+)", first.text, re.IGNORECASE
    )
    if found is None:
        return None
    title = found["title"].strip()
    return first.value(title, 0.6, found.start("title"), found.start("title") + len(title)) if title else None


def _labelled(lines: list[JdLine], label: str, *, longest: int) -> Value[str] | None:
    expression = re.compile(
        rf"[【\[]?(?:{patterns('labels')[label].pattern})[】\]]?\s*[:：]\s*(?P<value>\S.*)", re.IGNORECASE
    )
    for line in lines:
        found = expression.match(line.text)
        if found and len(found["value"]) <= longest:
            return line.value(
                found["value"].strip(), 0.95, found.start("value"), found.start("value") + len(found["value"].strip())
            )
    return None


def _city(lines: list[JdLine]) -> Value[str] | None:
    """The first known city behind a label of place; else what stands there, if it is short."""
    labelled = _labelled(lines, "city", longest=60)
    if labelled is None:
        return None
    for pattern in (chinese_city(), latin_city()):
        found = pattern.search(labelled.value)
        if found:
            start = labelled.source.start + found.start()
            source = Source(labelled.source.page, start, start + len(found[0]), found[0])
            return Value(found[0], 0.95, source)
    return labelled if len(labelled.value) <= 20 else None


def _salary(lines: list[JdLine]) -> Value[tuple[int, int]] | None:
    labelled = _labelled(lines, "salary", longest=60)
    amounts = salary_in(labelled.value) if labelled else None
    return Value(amounts, labelled.confidence, labelled.source) if labelled and amounts else None


def _description(lines: list[JdLine], left_out: list[LeftOut]) -> str:
    """What the work is and what is offered, without what is asked for and what was left out."""
    has_asking = any(line.section in ASKING for line in lines)
    kept = [
        line
        for line in lines
        if line.section not in NOT_THE_JOB and not (has_asking and line.section in ASKING) and not _is_label(line)
    ]
    return "\n".join(text for line in kept if (text := _without(line, left_out)))


def _is_label(line: JdLine) -> bool:
    """Title, place and pay have fields of their own."""
    return any(_labelled([line], label, longest=LONGEST_TITLE) for label in ("title", "city", "salary"))


def _without(line: JdLine, left_out: list[LeftOut]) -> str:
    text = line.text
    for one in left_out:
        if _inside(one.source, line):
            text = text.replace(one.source.text, "")
    return re.sub(r"([，,；;])\s*(?=[，,；;。.]|$)", "", text).strip("，,；; ")


def _requirements(lines: list[JdLine], left_out: list[LeftOut], language: Language) -> tuple[DraftedRequirement, ...]:
    """From the sections that ask; from the whole where there are none. The same is asked for once."""
    has_asking = any(line.section in ASKING for line in lines)
    asking = [line for line in lines if not line.is_heading and (line.section in ASKING or not has_asking)]
    found: dict[tuple[str, str], DraftedRequirement] = {}
    for line in asking:
        for clause in line.clauses():
            for one in requirements_in(clause, language=language):
                if any(gone.source.start <= one.source.start < gone.source.end for gone in left_out):
                    continue
                known = found.get(key := _sameness(one))
                if known is None or (one.must_have and not known.must_have):
                    found[key] = one
    return tuple(found.values())[:MOST_REQUIREMENTS]


def _sameness(one: DraftedRequirement) -> tuple[str, str]:
    """Only one level of education is asked for; anything else by its name."""
    if one.kind == "education":
        return one.kind, ""
    return one.kind, str(one.value.get("name") or one.value.get("field") or "").casefold()


def _profile(lines: list[JdLine]) -> tuple[DraftedLine, ...]:
    """The dimensions that the wording speaks of most, with shares of 100."""
    places: defaultdict[str, list[Source]] = defaultdict(list)
    for line in lines:
        if line.section in {"benefits", "company", "apply"}:
            continue
        for dimension, pattern in patterns("profile").items():
            places[dimension] += [line.source(*found.span()) for found in pattern.finditer(line.text)]
    ranked = sorted((item for item in places.items() if item[1]), key=lambda item: -len(item[1]))[:MOST_DIMENSIONS]
    total = sum(min(3, len(found)) for _dimension, found in ranked)
    return tuple(
        DraftedLine(dimension, max(5, 5 * round(PROFILE_SHARE * min(3, len(found)) / total / 5)), 0.6, found[0])
        for dimension, found in ranked
    )
