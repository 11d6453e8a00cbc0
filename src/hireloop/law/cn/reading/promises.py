"""What the employee promises beyond the work: non-compete, service period, notice."""

import re
from decimal import Decimal

from hireloop.law.cn.reading.flow import Findings
from hireloop.law.cn.reading.values import RATIO, SPAN, SUM
from hireloop.law.cn.text.penalties import penalties_in
from hireloop.law.model import Clause
from hireloop.law.numerals import money, ratio, span
from hireloop.law.spans import Span

NON_COMPETE = re.compile(r"竞业限制|竞业禁止|竞业避止|竞业")
NOT_AGREED = re.compile(
    r"(?:不|未|没有|无)(?:需|须|再|另)?(?:约定|设|涉及|承担|适用|负有|签订|实行)?[^，。；\n]{0,4}竞业"
)
EXCEPTED = re.compile(r"除[^。；，\n]{0,24}竞业[^。；，\n]{0,12}外")
ELSEWHERE = re.compile(r"另行(?:签订|约定|订立)|可以?(?:另行)?(?:与乙方)?(?:签订|约定|订立)")
NON_COMPETE_TERM = re.compile(
    rf"(?:竞业限制|竞业禁止|竞业)(?:的)?(?:期限|期间|期)?[^。；\n]{{0,30}}?(?P<span>{SPAN})"
    rf"|(?:离职|解除|终止|离开)[^。；\n]{{0,24}}?(?P<span2>{SPAN})(?:之?内|以内|期间)?[^。；\n]{{0,24}}?不得"
)
COMPETING = re.compile(r"(?:离职|解除|终止|离开)[^。；\n]{0,40}不得[^。；\n]{0,30}(?:同类|竞争|同行业|同业|相同)")
SCOPE = re.compile(
    r"[^。；\n]*(?:同类(?:产品|业务|经营)?|竞争关系|竞争对手|相竞争|竞争(?:的|性)?业务|同行业|任何行业|所有行业|相同(?:或|业务))[^。；\n]*"
)
UNPAID = re.compile(
    r"(?:不|无需|无须|不再|不另|没有)(?:另行)?(?:向乙方)?(?:支付|给付|享有|享受)?(?:任何)?(?:竞业限制)?(?:的)?(?:经济)?补偿|补偿(?:金|费)?(?:已)?(?:包含|包括|计入)在?[^。；，\n]{0,10}(?:工资|薪|报酬)|无偿"
)
PAID_SUM = re.compile(rf"(?:按月|每月)[^。；，\n]{{0,10}}补偿(?:金|费)?[^。；，\n]{{0,6}}?(?P<sum>{SUM})")
PAID_RATIO = re.compile(rf"(?:补偿)[^。；\n]{{0,40}}?(?P<ratio>{RATIO})|(?P<ratio2>{RATIO})[^。；\n]{{0,20}}?补偿")
SECRETS = re.compile(
    r"乙方[^。；\n]{0,20}(?:知悉|接触|掌握|了解|接触到|属于负有)[^。；\n]{0,20}(?:商业秘密|技术秘密|核心技术|保密义务|机密)"
)

SERVICE = re.compile(
    rf"服务期(?:限|内)?(?:自[^，。；\n]{{0,16}}起)?(?:约定|定|为|是|：|:|不少于|至少|不得少于|共|应|须|，|（)*(?P<span>{SPAN})|服务(?:满|至少)(?P<span2>{SPAN})|(?P<span3>{SPAN})(?:的)?服务期"
)
SPECIAL = re.compile(r"专项(?:技术)?培训|专业技术培训|专项培训费用|出国培训|脱产培训|外派培训")
INDUCTION = re.compile(r"岗前培训|入职培训|上岗培训|新员工培训")

NOTICE = re.compile(
    rf"提前(?P<span>{SPAN})(?:以)?(?:书面)?(?:的)?(?:形式|方式)?(?:向[^，。；\n]{{0,6}})?(?:书面)?(?:通知|提出|告知|申请|递交|提交)"
)
NOT_NOTICE = re.compile(r"续订|续签|到期|期满|届满|裁减|裁员|工会|请假|休假|调岗|变更")

SUBJECTS = ("乙方", "劳动者", "员工", "职工", "甲方", "用人单位", "公司")

LEVELS = (
    ("senior_manager", r"总经理|副总|总裁|总监|高级管理|高管|董事会秘书|财务负责人|首席"),
    ("senior_technician", r"高级工程师|架构师|高级技术|研发总|技术专家|高级研发|科学家"),
    ("ordinary", r"保洁|保安|前台|收银|服务员|普工|操作工|司机|厨师|理货|搬运|文员|快递|仓管|导购|营业员|客服"),
)


def read_promises(found: Findings) -> None:
    read_non_compete(found)
    read_level(found)
    read_service(found)
    read_notice(found)


def read_non_compete(found: Findings) -> None:
    mentions = [match for match in NON_COMPETE.finditer(found.text) if not is_only_named(found, match)]
    competing = COMPETING.search(found.text)
    if not mentions and not competing:
        denied = NOT_AGREED.search(found.text)
        elsewhere = [match for match in NON_COMPETE.finditer(found.text) if is_elsewhere(found, match)]
        if denied or not elsewhere:
            found.add("has_non_compete", False, denied)
        return
    first = min((match for match in (*mentions[:1], competing) if match), key=lambda match: match.start())
    found.add("has_non_compete", True, mentions[0] if mentions else first)
    read_non_compete_terms(found, part_of(found, first))


def is_only_named(found: Findings, match: "re.Match[str]") -> bool:
    """Denied, left to another agreement, or only a heading or a ground of a penalty."""
    sentence = found.flow.sentence_text(match.start())
    named = NOT_AGREED.search(sentence) or ELSEWHERE.search(sentence) or EXCEPTED.search(sentence)
    return named is not None or len(sentence) < 14


def is_elsewhere(found: Findings, match: "re.Match[str]") -> bool:
    """Left to another agreement, which may exist: not known here."""
    return bool(ELSEWHERE.search(found.flow.sentence_text(match.start())))


def part_of(found: Findings, first: "re.Match[str]") -> tuple[int, int]:
    """From the first mention to the end of the last paragraph that still speaks of it."""
    start = found.flow.sentence(first.start())[0]
    last = max((match.end() for match in NON_COMPETE.finditer(found.text)), default=first.end())
    end = found.text.find("\n", max(last, first.end()))
    following = found.text.find("\n", end + 1) if end >= 0 else -1
    return start, following if following >= 0 else len(found.text)


def read_non_compete_terms(found: Findings, part: tuple[int, int]) -> None:
    start, end = part
    for match in NON_COMPETE_TERM.finditer(found.text, start, end):
        group = "span" if match["span"] else "span2"
        if re.search(r"违约|逾期|平均|前$", found.text[match.start() : match.start(group)]):
            continue
        found.add("non_compete", span(match[group]), match, group)
    scope = SCOPE.search(found.text, start, end)
    if scope:
        found.add("non_compete_scope", scope[0][:60], scope)
    read_compensation(found, start, end)
    secrets = SECRETS.search(found.text)
    if secrets:
        found.add("knows_secrets", True, secrets)


def read_compensation(found: Findings, start: int, end: int) -> None:
    unpaid = UNPAID.search(found.text, start, end)
    if unpaid:
        found.values.pop("non_compete_pay", None)
        found.add("non_compete_pay", Decimal(0), unpaid)
        return
    for match in PAID_SUM.finditer(found.text, start, end):
        found.add("non_compete_pay", money(match["sum"]), match, "sum")
    for match in PAID_RATIO.finditer(found.text, start, end):
        group = "ratio" if match["ratio"] else "ratio2"
        if "违约" not in match[0]:
            found.add("non_compete_pay_ratio", ratio(match[group]), match, group)


def read_level(found: Findings) -> None:
    job = found.values.get("job_content", "")
    for level, words in LEVELS:
        if re.search(words, job):
            found.add("position_level", level)
            if "job_content" in found.places:
                found.places["position_level"] = found.places["job_content"]
            return


def read_service(found: Findings) -> None:
    if "服务期" not in found.text and not re.search(r"培训[^。；\n]{0,40}服务(?:满|至少)", found.text):
        found.add("service_period", Span())
        return
    for match in SERVICE.finditer(found.text):
        group = next(name for name in ("span", "span2", "span3") if match[name])
        found.add("service_period", span(match[group]), match, group)
    special, induction = SPECIAL.search(found.text), INDUCTION.search(found.text)
    if special:
        found.add("training_is_special", True, special)
    elif induction or "培训" not in found.text:
        found.add("training_is_special", False, induction)
    for penalty in penalties_in(Clause("all", found.text)):
        if penalty.ground == "service_period" and penalty.amount is not None:
            found.add("service_penalty", penalty.amount)


def read_notice(found: Findings) -> None:
    for match in NOTICE.finditer(found.text):
        sentence_start = found.flow.sentence(match.start())[0]
        before = found.text[sentence_start : match.start()]
        if NOT_NOTICE.search(before + found.text[match.start() : match.end() + 12]):
            continue
        agreed = span(match["span"])
        for name in notice_names(before, found.text[match.end() : match.end() + 12]):
            found.add(name, agreed, match, "span")


def notice_names(before: str, after: str) -> tuple[str, ...]:
    if re.search(r"双方|任何一方|任一方|一方", before):
        return "notice_by_employee", "notice_by_employer"
    told = re.search(r"甲方|用人单位|公司|单位|乙方|劳动者|员工", after)
    if told and told[0] in ("乙方", "劳动者", "员工"):
        return ("notice_by_employer",)
    last = "乙方" if told else max(SUBJECTS, key=before.rfind)
    if not told and before.rfind(last) < 0:
        return ()
    if last in ("甲方", "用人单位", "公司"):
        return ("notice_by_employer",)
    segment = re.split(r"[，,]", before)
    in_probation = "试用" in "".join(segment[-2:]) and not re.search(r"试用期?(?:满|结束|外)", before)
    return ("notice_by_employee_in_probation",) if in_probation else ("notice_by_employee",)
