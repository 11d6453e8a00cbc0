"""``parse_resume``: from a document's text to what it says, value by value."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hireloop.engines.documents import Document
from hireloop.engines.language_model import LanguageModel
from hireloop.kernel.languages import Language

from .certificates import certificates
from .contacts import emails, links, phones
from .education import educations
from .english_jobs import english_jobs
from .english_studies import english_studies
from .experience import experiences
from .gazetteers import is_chinese
from .languages import spoken
from .model import Education, Experience, ParsedResume
from .names import find_name
from .people import of_first_person
from .personal import home_city, protected_facts
from .places import Part, parts_of
from .ranks import ranks
from .second_reader import read_again
from .sections import SectionPart, sectioned
from .skill_uses import skill_uses
from .told_jobs import told_jobs
from .told_studies import told_studies
from .traditional import as_written, simplified
from .wishes import desired_title, expected_salary, notice_days
from .years import years_of

WORK = {"experience", "internship"}
# Sections in which a person tells about themselves, and nobody else is told of.
OWN = {"", "personal", "objective", "summary", "other", "education"}
TOP = {"", "personal", "summary"}
TOP_LINES = 12


def parse_resume(document: Document, *, today: date, language_model: LanguageModel | None = None) -> ParsedResume:
    """What the document says of its person. ``today`` ends jobs that go on.

    With ``language_model``, a second reader fills what the rules did not find; its values count only with a
    source in the text. It raises what the model raises (EngineUnavailable, EngineFailed).
    """
    read = simplified(document)
    sections, told_of_others = of_first_person(sectioned(read))
    lines = parts_of(read)
    jobs, studies = _careers(sections)
    own = [part.part for part in sections if part.section in OWN]
    parsed = ParsedResume(
        language=language_of(document.text),
        name=find_name(sections),
        phones=phones(_without(sections, "references", "family")),
        emails=emails(_without(sections, "references", "family")),
        links=links(lines),
        city=home_city(_of(sections, {"personal", "objective"}), _of(sections, TOP)[:TOP_LINES]),
        desired_title=desired_title(lines, _of(sections, {"objective"})),
        education=studies,
        experience=jobs,
        skills=skill_uses(sections, jobs, today=today),
        certificates=certificates(sections),
        professional_titles=ranks(own),
        languages=spoken(sections, chinese=language_of(document.text) == "zh"),
        expected_salary=expected_salary(lines),
        notice_period_days=notice_days([part.part for part in sections if part.section not in WORK | {"projects"}]),
        years_of_experience=years_of(jobs, own, today=today),
        protected=protected_facts(own, today=today, has_photo=any(flag.code == "has_photo" for flag in document.flags)),
        flags=(*document.flags, *told_of_others),
    )
    parsed = as_written(parsed, document, read)
    return read_again(parsed, document, language_model, today=today) if language_model else parsed


def _of(sections: Sequence[SectionPart], names: set[str]) -> list[Part]:
    return [part.part for part in sections if part.section in names]


def _without(sections: Sequence[SectionPart], *names: str) -> list[Part]:
    return [part.part for part in sections if part.section not in names]


def _careers(sections: Sequence[SectionPart]) -> tuple[tuple[Experience, ...], tuple[Education, ...]]:
    """From the sections where there are any; from sentences where there are none."""
    work = [part for part in sections if part.section in WORK]
    school = [part for part in sections if part.section == "education"]
    free = [part.part for part in sections if part.section in {"", "summary", "personal", "other"}]
    jobs = _by_headings(sections)
    studies = educations(school)
    if not work:
        jobs = (*jobs, *_told_jobs(free))
    elif not jobs:
        jobs = _told_jobs([part.part for part in work])
    if not studies:
        studies = _told_studies(free if not school else [part.part for part in school])
    return tuple(jobs), studies


def _told_jobs(parts: Sequence[Part]) -> tuple[Experience, ...]:
    return (*told_jobs([part for part in parts if is_chinese(part.text)]), *english_jobs(parts))


def _told_studies(parts: Sequence[Part]) -> tuple[Education, ...]:
    return (*told_studies([part for part in parts if is_chinese(part.text)]), *english_studies(parts))


def _by_headings(sections: Sequence[SectionPart]) -> tuple[Experience, ...]:
    """Work and internships are read apart, so that neither sets the other's pattern."""
    found: list[Experience] = []
    run: list[SectionPart] = []
    for part in [*sections, None]:
        if part is not None and part.section in WORK and (not run or run[-1].section == part.section):
            run.append(part)
            continue
        if run and (part is None or part.section in WORK or part.section):
            jobs = experiences(run)
            is_internship = run[0].section == "internship"
            found += [replace(job, is_internship=True) for job in jobs] if is_internship else jobs
            run = [part] if part is not None and part.section in WORK else []
    return tuple(found)


def language_of(text: str) -> Language:
    """The language that most of it is written in: a Chinese character weighs as much as three letters."""
    chinese = sum(is_chinese(sign) for sign in text)
    letters = sum(sign.isascii() and sign.isalpha() for sign in text)
    return "zh" if 3 * chinese >= letters else "en"
