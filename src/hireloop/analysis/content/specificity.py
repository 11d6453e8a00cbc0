# ruff: noqa: E501 (a pattern is read best on one line)
"""How concrete an answer is: numbers, dates, amounts, tools, names of things."""

import re
from dataclasses import dataclass
from functools import cache
from math import exp

from hireloop.analysis.content.cues import any_of
from hireloop.analysis.content.reading import Reading
from hireloop.analysis.content.word_lists import words

NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*\s*(?:%|％|万|亿|千|百|个|人|天|周|年|月|小时|分钟|秒|次|元|块|倍|家|台|条|份|页|percent|hours?|days?|weeks?|months?|years?|minutes?|seconds?|people|users?|k|x)?"
    r"|百分之[一二三四五六七八九十百点零]+"
    r"|(?<![第星期礼周十])[一二两三四五六七八九十百千半几]+(?:个(?!人都)|名|位|人(?=[的，。])|天|周|年|个?月|小时|分钟|次|倍|成|万|家|台|条|份|页)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|ninety|hundred|half|double|twice|dozens?)\b(?:\s+(?:percent|hours?|days?|weeks?|months?|years?|people|times))?",
    re.IGNORECASE,
)
DATE = re.compile(
    r"(?:19|20)\d\d\s*年?(?:\s*\d{1,2}\s*月)?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]|(?:去年|前年|今年|上个?月|上周|周[一二三四五六日]|[一二三四]季度|双十一|六一八|春节|国庆|年底|季度末|Q[1-4])"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|last (?:year|month|week|summer|winter|spring|fall|quarter))\b",
    re.IGNORECASE,
)
# Latin words inside Chinese, and words with inner capitals or all capitals in English, name tools and systems.
LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.+#-]*")
SHAPED = re.compile(r"\b(?:[A-Z]{2,}[A-Za-z0-9]*|[A-Z]?[a-z]+[A-Z][A-Za-z]*|[A-Za-z]+[0-9]+[A-Za-z0-9]*)\b")
QUOTED = re.compile(r"[“「『《\"]([^”」』》\"]{2,30})[”」』》\"]")
HAN = re.compile(r"[\u4e00-\u9fff]")

# Numbers weigh most: they can be checked.
WEIGHTS = {"numbers": 1.0, "dates": 0.8, "tools": 0.8, "quoted": 0.6}
ENOUGH = 2.6


@dataclass(frozen=True)
class Specifics:
    """Different concrete things of each kind in the sentences that count."""

    numbers: int
    dates: int
    tools: int
    quoted: int

    @property
    def amount(self) -> float:
        """0-1; the first few concrete things tell most."""
        total = sum(WEIGHTS[kind] * min(4, getattr(self, kind)) for kind in WEIGHTS)
        return 1 - exp(-total / ENOUGH)


def specifics(reading: Reading) -> Specifics:
    """What is concrete in the sentences that tell something."""
    texts = [sentence.text for sentence in reading.shown]
    return Specifics(
        numbers=_different(NUMBER, DATE, texts),
        dates=len({match[0].strip() for text in texts for match in DATE.finditer(text)}),
        tools=len({tool for text in texts for tool in _tools(text)}),
        quoted=len({match[1] for text in texts for match in QUOTED.finditer(text)}),
    )


def _different(wanted: re.Pattern[str], without: re.Pattern[str], texts: list[str]) -> int:
    return len({match[0].strip() for text in texts for match in wanted.finditer(without.sub("，", text))})


def _tools(text: str) -> set[str]:
    known = {match[0].lower() for match in _known_tools().finditer(text)}
    named = LATIN_NAME.findall(text) if HAN.search(text) else SHAPED.findall(text)
    return known | {name.lower() for name in named if len(name) > 1}


@cache
def _known_tools() -> re.Pattern[str]:
    names = sorted(words("tools"), key=len, reverse=True)
    return any_of(rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name) for name in names)
