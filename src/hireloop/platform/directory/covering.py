"""Free text without who somebody is: what is named is blacked out, letter for letter, so that places stay true."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from hireloop.analysis.content.masking import PLACEHOLDERS, SCHOOL, mask

from .names import name_keys

HIDDEN = "▒"
FEWEST_LETTERS = 2
FEWEST_DIGITS = 7

# What letters and résumés say beyond the spoken words that ``mask`` knows.
WRITTEN = re.compile(
    "|".join(
        (
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            r"(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)",
            r"(?<!\d)\d{17}[\dXx](?!\w)",
            r"(?:微信号?|QQ|WeChat(?: ID)?)\s*[:：]\s*[\w-]+",
            r"(?:姓\s*名|性\s*别|年\s*龄|民\s*族|籍\s*贯|户\s*籍|婚\s*姻(?:状\s*况)?|婚\s*育(?:状\s*况)?|政治面貌|出生(?:年月|日期)?|生\s*日|身份证号?)\s*[:：]\s*[^\s,，;；|、]+",
            r"(?:Name|Gender|Sex|Age|Nationality|Ethnicity|Marital status|Date of birth|Birth ?date)\s*:\s*[^\n,;|]+",
            r"未婚未育|已婚已育|已婚未育|未婚|已婚|离异|汉族|(?:中共)?党员|共青团员",
            r"\b(?:un)?married\b|\bsingle (?:mother|father)\b|\bdivorced\b|\bpregnant\b",
        )
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cover:
    """``told``: the person's name and contacts, as they are on record. ``schools``: their names are hidden too."""

    told: tuple[str, ...]
    schools: bool = False

    def over(self, text: str) -> str:
        """As long as ``text``."""
        letters = list(text)
        for start, end in self.spans(text):
            letters[start:end] = [letter if letter.isspace() else HIDDEN for letter in text[start:end]]
        return "".join(letters)

    def over_all(self, content: Any) -> Any:
        """Every text in lists and dicts; the keys stay."""
        if isinstance(content, str):
            return self.over(content)
        if isinstance(content, dict):
            return {key: self.over_all(value) for key, value in content.items()}
        if isinstance(content, list):
            return [self.over_all(value) for value in content]
        return content

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the text says who the person is; the places may overlap."""
        masked = mask(text)
        for (start, end), sign in zip(pairwise(masked.starts), masked.text, strict=True):
            if sign in PLACEHOLDERS and (self.schools or sign != SCHOOL):
                yield start, end
        for pattern in self._patterns:
            yield from (found.span() for found in re.finditer(pattern, text, re.IGNORECASE))
        yield from (found.span() for found in WRITTEN.finditer(text))

    @cached_property
    def _patterns(self) -> set[str]:
        return _patterns(self.told)


def _patterns(told: Iterable[str]) -> set[str]:
    """Of a name: the whole, the given name, the parts in Latin letters, the pinyin. Of contacts: the whole."""
    found = set()
    for text in told:
        digits = re.sub(r"\D", "", text)
        if "@" in text:
            found.add(re.escape(text))
        elif len(digits) >= FEWEST_DIGITS:
            found.add(r"\D?".join(digits))
        elif len(text) >= FEWEST_LETTERS:
            found |= _patterns_of_name(text)
    return found


def _patterns_of_name(name: str) -> set[str]:
    words = {re.escape(name)}
    if name.isascii():
        return words | {rf"(?<![A-Za-z]){part}(?![A-Za-z])" for part in re.findall(r"[A-Za-z]{2,}", name)}
    if len(name) in (3, 4):
        words.add(re.escape(name[-2:]))
    pinyin = name_keys(name).split()[1:2]
    return words | {rf"(?<![A-Za-z]){re.escape(each)}" for each in pinyin if len(each) > FEWEST_LETTERS}
