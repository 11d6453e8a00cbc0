"""From a job file to a JobSpec: generous in how a thing may be written, strict about what it does not know."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from hireloop.analysis.dimensions import STYLE, TRAITS, Dimension
from hireloop.analysis.job_spec import names
from hireloop.analysis.job_spec.lines import read_lines
from hireloop.analysis.job_spec.model import DEFAULT_PASS_LINE, JURISDICTIONS, JobSpec, ProfileLine, equal_profile
from hireloop.analysis.job_spec.own_dimensions import read_own_dimensions
from hireloop.analysis.job_spec.requirements import read_requirements
from hireloop.analysis.job_spec.values import a_text, one_of, pass_line, several, texts_of
from hireloop.analysis.model import Question
from hireloop.kernel.errors import N_, BadInput
from hireloop.kernel.languages import LANGUAGES, Language

MAX_FILE_BYTES = 1_000_000


def load_job(source: str | Path | Mapping[str, Any]) -> JobSpec:
    """The job of a YAML or JSON file, or of its content. BadInput says what is wrong and where."""
    if isinstance(source, Mapping):
        return _job(source, place="job")
    path = Path(source)
    return _job(_content(path), place=path.name)


def _content(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        raise BadInput(N_("There is no job file %(path)s."), code="no_such_file", path=str(path))
    if path.stat().st_size > MAX_FILE_BYTES:
        raise BadInput(N_("%(path)s is larger than a job file may be (1 MB)."), code="too_large", path=str(path))
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        why = " ".join(str(error).split())
        raise BadInput(N_("%(path)s is not readable YAML: %(why)s"), code="not_yaml", path=path.name, why=why) from None
    if not isinstance(content, Mapping):
        raise BadInput(
            N_("%(path)s: a job file is a list of “key: value” lines; at least “title: …” is needed."),
            code="not_a_mapping",
            path=path.name,
        )
    return content


def _job(content: Mapping[str, Any], *, place: str) -> JobSpec:
    entries = names.known_entries(content, names=names.JOB_KEYS, place=place)
    if not entries.get("title"):
        raise BadInput(N_("%(place)s: the title of the job is missing (“title: …”)."), code="no_title", place=place)
    language = one_of(entries.get("language", "zh"), LANGUAGES, place=f"{place} › language")
    usual_line = pass_line(entries.get("pass_line", DEFAULT_PASS_LINE), place=f"{place} › pass_line")
    jurisdiction = one_of(entries.get("jurisdiction", "CN"), JURISDICTIONS, place=f"{place} › jurisdiction", upper=True)
    own, own_lines = read_own_dimensions(
        entries.get("dimensions"), language=language, usual_line=usual_line, place=f"{place} › dimensions"
    )
    lines = {
        **own_lines,
        **read_lines(entries.get("profile"), own=own, usual_line=usual_line, place=f"{place} › profile"),
    }
    traits = read_lines(entries.get("traits"), own={}, usual_line=None, place=f"{place} › traits", among=TRAITS)
    return JobSpec(
        title=a_text(entries["title"], place=f"{place} › title"),
        language=language,
        description=a_text(entries.get("description") or "", place=f"{place} › description"),
        profile=_profile(lines, own=own, usual_line=usual_line),
        questions=_questions(entries.get("questions"), own=own, language=language, place=f"{place} › questions"),
        requirements=read_requirements(
            entries.get("requirements"), place=f"{place} › requirements", jurisdiction=jurisdiction, language=language
        ),
        jurisdiction=jurisdiction,
        traits={**traits, **{key: line for key, line in lines.items() if key in TRAITS}},
        dimensions=own,
    )


def _profile(
    lines: Mapping[str, ProfileLine], *, own: Mapping[str, Dimension], usual_line: float | None
) -> dict[str, ProfileLine]:
    profile = {key: line for key, line in lines.items() if key not in TRAITS and key != STYLE}
    if any(line.weight > 0 for key, line in profile.items()):
        return profile
    everything = {key: ProfileLine(pass_line=usual_line) for key in (*equal_profile(), *own)}
    return {**everything, **profile} if profile else everything


def _questions(entries: Any, *, own: Mapping[str, Dimension], language: Language, place: str) -> tuple[Question, ...]:
    found = []
    for number, entry in enumerate(several(entries, place=place), 1):
        here = f"{place} {number}"
        found.append(read_question(entry, own=own, language=language, place=here))
    return tuple(found)


def read_question(entry: Any, *, own: Mapping[str, Dimension], language: Language, place: str) -> Question:
    """A question as its text alone, or as a mapping."""
    if isinstance(entry, str):
        entry = {"text": entry}
    if not isinstance(entry, Mapping):
        raise BadInput(N_("%(place)s: a question is a text or a mapping with “text”."), code="bad_value", place=place)
    known = names.known_entries(entry, names=names.QUESTION_KEYS, place=place)
    if not known.get("text"):
        raise BadInput(N_("%(place)s: the text of the question is missing."), code="no_text", place=place)
    return Question(
        text=a_text(known["text"], place=f"{place} › text"),
        language=one_of(known.get("language", language), LANGUAGES, place=f"{place} › language"),
        dimensions=read_dimension_names(known.get("dimensions"), own=own, place=f"{place} › dimensions"),
        reference=_reference(known.get("reference"), place=f"{place} › reference"),
        key_points=texts_of(known.get("key_points"), place=f"{place} › key_points"),
    )


def _reference(entry: Any, *, place: str) -> str | None:
    return "\n\n".join(texts_of(entry, place=place)) or None


def read_dimension_names(entry: Any, *, own: Mapping[str, Dimension], place: str) -> tuple[str, ...]:
    """Keys of the dimensions that are named by key or label; BadInput names an unknown one."""
    spec = JobSpec(title="", dimensions=own)
    keys = []
    for name in texts_of(entry, place=place):
        key = spec.dimension_key(name)
        if key is None:
            known = [name for dimension in spec.known_dimensions.values() for name in dimension.names]
            raise names.unknown(name, place=place, known=known)
        keys.append(key)
    return tuple(dict.fromkeys(keys))
