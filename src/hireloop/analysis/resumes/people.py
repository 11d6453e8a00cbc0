"""Whether a text tells of one person or of several: then only the first is read, and the others are named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hireloop.engines.documents.model import Flag

from .names import LATIN_SUBJECT, SUBJECT_FOR_SURE, may_be_subject
from .places import Part
from .sections import SectionPart

# Where these head the text it is one person's résumé, whoever else is named in it.
OF_ONE = {"experience", "internship", "skills", "projects", "references", "family", "campus"}
SENTENCE_START = re.compile(r"(?:^|(?<=[。！]))\s*(?=[\u4e00-\u9fff\d（(])")


def of_first_person(sections: Sequence[SectionPart]) -> tuple[list[SectionPart], tuple[Flag, ...]]:
    """The lines up to where a second person begins, and a flag that names the others."""
    if any(part.section in OF_ONE for part in sections):
        return list(sections), ()
    kept: list[SectionPart] = []
    others: list[Part] = []
    first = ""
    for part in sections:
        for at, name in _subjects(part.part):
            if not first:
                first = name.text
            elif name.text != first and name.text not in {other.text for other in others}:
                if not others and at:
                    kept.append(replace(part, part=part.part.cut(0, at)))
                others.append(name)
        if not others:
            kept.append(part)
    if not others:
        return kept, ()
    told = "、".join(other.text for other in others)
    return kept, (Flag("several_people", others[0].line.page, told),)


def _subjects(part: Part) -> Iterator[tuple[int, Part]]:
    """Where somebody begins to be told of, and the name."""
    for start in SENTENCE_START.finditer(part.text):
        rest = part.cut(start.end(), len(part.text))
        match = SUBJECT_FOR_SURE.match(rest.text)
        if match and may_be_subject(match["name"], is_sure=True):
            yield start.end(), rest.found(match, "name")
    if (match := LATIN_SUBJECT.match(part.text)) and re.match(
        r",? (?:is|was|has|joined|received|holds)\b|, ", part.text[match.end() :]
    ):
        yield 0, part.found(match, "name")
