"""Rules that are patterns in a file: what to look for in clauses, and what to say to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hireloop.law.cn.text.sentences import EMPLOYEE, EMPLOYER, Sentence, is_denied, sentences
from hireloop.law.model import Cite, Clause, Words


@dataclass(frozen=True)
class ClausePattern:
    """One rule on the words of clauses."""

    key: str
    title: Words
    cites: tuple[Cite, ...]
    cites_since: dict[date, tuple[Cite, ...]]
    patterns: tuple[re.Pattern[str], ...]
    exceptions: re.Pattern[str] | None
    limit: Words
    advice: Words
    proposed_text: str

    def found_in(self, clause: Clause) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """At most one match for each sentence."""
        for sentence in sentences(clause):
            match = self.match(sentence.text)
            if match:
                yield sentence, match

    def match(self, text: str) -> re.Match[str] | None:
        for pattern in self.patterns:
            for match in pattern.finditer(text):
                if not is_denied(text, match) and not self.is_excepted(text):
                    return match
        return None

    def is_excepted(self, text: str) -> bool:
        return self.exceptions is not None and self.exceptions.search(text) is not None


@cache
def clause_patterns(name: str) -> tuple[ClausePattern, ...]:
    entries = yaml.load((Path(__file__).parent / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return tuple(read_pattern(key, entry) for key, entry in entries.items())


def read_pattern(key: str, entry: dict[str, Any]) -> ClausePattern:
    exceptions = entry.get("exceptions")
    return ClausePattern(
        key=key,
        title=Words(**entry["title"]),
        cites=read_cites(entry["cites"]),
        cites_since={day: read_cites(cites) for day, cites in entry.get("cites_since", {}).items()},
        patterns=tuple(re.compile(filled(pattern)) for pattern in entry["patterns"]),
        exceptions=re.compile(filled(exceptions)) if exceptions else None,
        limit=Words(**entry["limit"]),
        advice=Words(**entry["advice"]),
        proposed_text=entry["proposed_text"],
    )


# What drafters call the same thing, for use in the files.
VOCABULARY = {
    "{甲}": EMPLOYER,
    "{乙}": EMPLOYEE,
    "{工资}": "(?:工资|薪资|薪酬|薪水|月薪|底薪|劳动报酬|报酬)",
    "{社保}": "(?:社会保险金?|社保|五险一金|五险|养老保险|医疗保险)",
    "{解除}": "(?:解除|终止|辞退|解雇|解聘|淘汰|开除|劝退|除名)",
    "{不付}": (
        "(?:不(?:予|再|另行?|用|必)?|无[需须]|概不|免于)(?:向{乙})?(?:另行)?(?:支付|承担|给付|计发|发放?|结算|付|计)"
    ),
}


def filled(pattern: str) -> str:
    for _ in range(2):  # words may stand in words
        for word, means in VOCABULARY.items():
            pattern = pattern.replace(word, means)
    return pattern


def read_cites(entries: list[list[Any]]) -> tuple[Cite, ...]:
    return tuple(Cite(str(law), str(article), *rest) for law, article, *rest in entries)
