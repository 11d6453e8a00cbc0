"""Careers told in sentences: "历任甲公司经理、总经理，2010年起任乙集团董事，现任丙公司董事长。".

A sentence is read clause by clause. What a clause leaves out, it has from the one before: the employer, the dates.
"现任" never takes dates from before it: when that post began is then not told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .date_ranges import DateRange, Span, dates_in, ranges_in
from .experience import MOST_JOBS
from .model import Experience, Value
from .places import Part
from .posts import place_of_work, posts_in

SENTENCE = re.compile(r"[^。\n!？！]+")
CLAUSE = re.compile(r"[，,；;]|(?<=[\u4e00-\u9fff])[:：](?=[\u4e00-\u9fff])")
NOW = re.compile(r"现任|现兼任|现担任|现为|现是|现在|目前|当前|如今")
# Verbs of holding a post. 任 alone is part of many words: 主任, 责任, 任务.
HOLDS = re.compile(
    r"先后担任过?|先后任|先后历任|历次担任|曾历任|曾先后任|曾担任过?|曾兼任|曾任|历任|现兼任|现担任|现任|现为|现是|兼任|担任过?|出任"
    r"|(?:岗位|职位|职务)(?:为|是|[:：])|升任|晋升为?|提拔为|转任|调任|改任|接任|升为|聘任为|被聘为|聘为|当选为?|受聘为|转为|成为"
    r"|(?<![主责兼专信曾历现连留前时原首])任(?![务命丘何免意教人期性职])"
    r"|(?<=[\u4e00-\u9fff])(?:当|做)(?![地中事前时日年天选])|^(?:当|做)(?=[\u4e00-\u9fff]{2})"
)
WORKS = re.compile(
    r"(?P<verb>就职于|任职于|供职于|工作于|服务于|任教于|受聘于|执教于|效力于|就业于|在职于)(?P<where>[^，,。；;]{2,60}?)(?:工作|从事[^，,。；;]*|$)"
    r"|(?:^|先后|曾|现|一直|在职|毕业后|分别)(?:在|于)(?P<at>[^，,。；;]{2,60}?)(?:工作|从事|任职|就职|供职|任教|执教|上班|打工|实习|开)"
)
JOINS = re.compile(
    r"(?:加入|入职|进入|创办了?|创立了?|创建了?|联合创办了?|联合创立了?|跳槽到|跳槽至|转至|转到|调入|调至|调到|分配到|分配至|应聘到|受雇于)"
    r"(?P<where>[^，,。；;]{2,40}?)(?:工作|$|(?=任|担任|做|当))"
)
AT = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|曾|现|先后|一直|目前|[年月日今初底末起]|后|分别|期间|被)(?:在|于)(?=[\u4e00-\u9fffA-Z《])"
)
# Dates of other things than posts.
OTHER_DATES = re.compile(r"^\s?生|出生|生于|毕业|加入中国|入党|入伍|入学|就读|攻读|获|取得|参加工作|学位|考入")
LEADING = re.compile(
    r"^(?:其间|期间|此后|之后|随后|后|然后|其后|同时|并|并且|另|又|再|转业后|退伍后|毕业后|起|开始|以来|内|间|，|、|\s)+"
)
NO_LIST_GOES_ON = re.compile(r"学历|学位|职称|毕业|专业|出生|国籍|[男女]$|族$|党员|居留权|证书")


@dataclass(frozen=True)
class Job:
    employer: Value[str] | None
    title: Value[str] | None
    found: DateRange | None
    part: Part
    is_current: bool


@dataclass
class Told:
    """What the sentence has told so far, for the clauses to come."""

    employer: Value[str] | None = None
    dates: DateRange | None = None
    is_now: bool = False
    is_open: bool = False
    has_title: bool = False


def told_jobs(parts: Sequence[Part]) -> tuple[Experience, ...]:
    """Jobs in running sentences; one for each title."""
    found = [_experience(job) for part in parts for job in _jobs(part)]
    return tuple(found)[:MOST_JOBS]


def _experience(job: Job) -> Experience:
    dates = job.found
    start = job.part.value(dates.start, 0.9, dates.start_at.start, dates.start_at.end) if dates else None
    end = None
    if dates and dates.end and dates.end_at:
        end = job.part.value(dates.end, 0.9, dates.end_at.start, dates.end_at.end)
    return Experience(
        employer=job.employer, title=job.title, start=start, end=end, is_current=job.is_current and end is None
    )


def _jobs(part: Part) -> Iterator[Job]:
    employer: Value[str] | None = None
    for sentence in SENTENCE.finditer(part.text):
        told = Told(employer=employer)
        for clause in _clauses(part, sentence):
            yield from _clause_jobs(clause, told)
        employer = told.employer


def _clauses(part: Part, sentence: re.Match[str]) -> Iterator[Part]:
    at = sentence.start()
    for gap in [*CLAUSE.finditer(part.text, sentence.start(), sentence.end()), None]:
        end = gap.start() if gap else sentence.end()
        if (clause := part.cut(at, end)).text:
            yield clause
        at = gap.end() if gap else end


def _clause_jobs(clause: Part, told: Told) -> Iterator[Job]:
    dates = _dates_of(clause)
    verb = _verb_of(clause.text)
    rest = _behind_dates(clause, dates)
    if dates:
        told.dates, told.is_now, told.has_title = dates, False, False
    places = list(_places(rest, told))
    if verb is None:
        yield from _without_verb(clause, rest, places, told, has_dates=dates is not None)
        return
    told.is_open = True
    _settle_time(clause.text, verb, told, has_dates=dates is not None)
    if where := _where(clause, verb):
        told.employer = where
    elif places:
        told.employer = places[-1]
    phrase = clause.cut(verb.end(), len(clause.text))
    for post in posts_in(phrase, is_told=True):
        told.employer = post.employer or told.employer
        told.has_title = True
        yield _job(clause, post.title, post.dates or told.dates, told)


def _without_verb(clause: Part, rest: Part, places: list[Value[str]], told: Told, *, has_dates: bool) -> Iterator[Job]:
    """A place of work alone, or a list that goes on, or a line of a table."""
    if places:
        told.employer, told.has_title = places[-1], False
        told.is_now = bool(NOW.search(clause.text)) or bool(told.dates and told.dates.is_current)
        # What one was there may be told next: then this is no job of its own.
        if len(places) > 1 or (told.dates and not _title_follows(clause)):
            for place in places:
                yield Job(place, None, told.dates, _home(clause), told.is_now)
        return
    if NO_LIST_GOES_ON.search(rest.text):
        return
    is_named = told.is_open or has_dates
    for post in posts_in(rest, is_told=is_named):
        is_named = is_named or post.employer is not None
        if not is_named:
            continue
        told.employer = post.employer or told.employer
        told.has_title = True
        yield _job(clause, post.title, post.dates or told.dates, told)


def _job(clause: Part, title: Value[str], dates: DateRange | None, told: Told) -> Job:
    return Job(told.employer, title, dates, _home(clause), told.is_now or bool(dates and dates.is_current))


def _home(clause: Part) -> Part:
    """The line: dates keep their places in it, whatever clause they were told in."""
    line = clause.line
    return Part(line.text, line.start, clause.document, line)


def _dates_of(clause: Part) -> DateRange | None:
    """The stretch of time that the clause tells, with places in its line."""
    text = clause.text
    by = clause.at - clause.line.start
    for found in ranges_in(text):
        if _is_in_brackets(text, found.span):
            continue
        return found.moved(by)
    verb = _verb_of(text) or JOINS.search(text) or WORKS.search(text)
    if verb is None:
        return None
    for date, span in dates_in(text[: verb.start() + 1]):
        if not OTHER_DATES.search(text[span.end : span.end + 6]):
            where = Span(span.start + by, span.end + by)
            return DateRange(date, None, False, where, where, None)
    return None


def _is_in_brackets(text: str, span: Span) -> bool:
    return text.rfind("（", 0, span.start) > text.rfind("）", 0, span.start) or text.rfind(
        "(", 0, span.start
    ) > text.rfind(")", 0, span.start)


def _behind_dates(clause: Part, dates: DateRange | None) -> Part:
    end = 0
    if dates:
        end = max(0, dates.span.end - (clause.at - clause.line.start))
    lead = LEADING.match(clause.text, end) if dates else LEADING.match(clause.text)
    return clause.cut(lead.end() if lead else end, len(clause.text))


def _verb_of(text: str) -> re.Match[str] | None:
    """The first verb of holding a post that is followed by something."""
    return next((match for match in HOLDS.finditer(text) if match.end() < len(text)), None)


def _settle_time(text: str, verb: re.Match[str], told: Told, *, has_dates: bool) -> None:
    is_now = bool(NOW.search(text[: verb.end()]))
    if has_dates:
        told.is_now = is_now
        return
    if is_now:
        # Somebody who has been there since 2012 and is now its manager began there in 2012.
        if not (told.dates and told.dates.is_current and not told.has_title):
            told.dates = None
        told.is_now = True
        return
    if re.match(r"曾|历任|先后", verb[0]) and told.has_title:
        told.dates = None
    told.is_now = told.is_now and verb[0] in {"任", "担任", "兼任"} and not told.has_title


def _where(clause: Part, verb: re.Match[str]) -> Value[str] | None:
    """The employer between "在" and the verb: "在郴州市第一人民医院担任"."""
    at = next(iter(AT.finditer(clause.text, 0, verb.start())), None)
    if at is None:
        return None
    piece = clause.cut(at.end(), verb.start())
    text = re.sub(r"(?:工作|从事.*|先后|历任|曾|一直|分别|，|、)+$", "", piece.text)
    return place_of_work(piece.cut(0, len(text)), is_sure=True)


def _places(rest: Part, told: Told) -> Iterator[Value[str]]:
    """Employers of whom no title is told in the same breath: "在国家物资局、物资部从事调拨工作"."""
    for pattern in (WORKS, JOINS):
        match = pattern.search(rest.text)
        if match is None:
            continue
        group = next((name for name in ("where", "at") if name in match.groupdict() and match[name]), None)
        if group is None or HOLDS.search(match[group]):
            continue
        found = [
            value
            for piece in rest.found(match, group).cells(re.compile(r"[、]"))
            if (value := place_of_work(piece, is_sure=pattern is WORKS or told.dates is not None))
        ]
        if found:
            yield from found
            return


def _title_follows(clause: Part) -> bool:
    line = clause.line
    following = line.text[clause.end - line.start :].split("。")[0].lstrip("，,；; ")
    return bool(
        HOLDS.match(following)
        or re.match(r"(?:先后|并|期间|曾)?(?:历任|岗位|职位|职务|曾任|担任|任|现任|现为)", following)
    )
