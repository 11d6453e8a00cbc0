"""Place of work: where the candidate lives or says to be willing to work. Home town never counts."""

import re
from functools import cache

import yaml

from hireloop.analysis.matching.asks import LocationAsk
from hireloop.analysis.matching.candidate import Candidate, evidence
from hireloop.analysis.matching.model import Judgement, Verdict
from hireloop.analysis.matching.words import words_of
from hireloop.analysis.model import Phrase

HALF = 0.5
SUFFIX = re.compile(r"[市省区县]$|\s+(?:city|province)$", re.IGNORECASE)
MOVES = re.compile(
    r"(?:可|愿意?|接受|服从)(?:外派|异地|调动|搬迁|全国)|地点不限|全国均可|willing to relocate|open to relocat",
    re.IGNORECASE,
)


def judge(ask: LocationAsk, candidate: Candidate) -> Judgement:
    """The city of the résumé against the job's cities; willingness to move counts half."""
    if ask.is_remote:
        return Judgement(Verdict.MET, "location.remote", Phrase("match.location_remote"), 1.0)
    cities = list(ask.cities)
    gain = Phrase("match.gain_location", {"cities": cities})
    city = candidate.resume.city
    if city is not None and any(is_same_city(city.value, asked) for asked in cities):
        why = Phrase("match.location_met", {"city": city.value})
        return Judgement(Verdict.MET, "location.same_city", why, 1.0, (evidence("city", city),))
    for field, value, text in candidate.texts:
        if MOVES.search(text):
            why = Phrase("match.location_would_move", {"cities": cities})
            return Judgement(Verdict.PARTLY, "location.would_move", why, HALF, (evidence(field, value),), gain)
    if city is None:
        return Judgement(Verdict.UNKNOWN, "location.not_told", Phrase("match.location_not_told"), gain=gain)
    why = Phrase("match.location_other", {"city": city.value, "cities": cities})
    return Judgement(Verdict.NOT_MET, "location.other_city", why, 0.0, (evidence("city", city),), gain)


def is_same_city(one: str, other: str) -> bool:
    """ "上海市浦东新区", "Shanghai, China" and "上海" are one place."""
    first, second = _plain(one), _plain(other)
    return bool(first) and bool(second) and (first in second or second in first)


def _plain(text: str) -> str:
    plain = text.strip().casefold()
    latin = _in_latin_letters().search(plain)
    return _cities()[latin[0]] if latin else SUFFIX.sub("", plain)


@cache
def _cities() -> dict[str, str]:
    cities: dict[str, str] = yaml.safe_load(words_of("cities"))
    return cities


@cache
def _in_latin_letters() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _cities()))})\b")
