"""Pay: every sum of money in the text is told by the words around it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from hireloop.law.cn.reading.flow import Findings
from hireloop.law.cn.reading.values import RATIO, SUM, N
from hireloop.law.numerals import money, number, ratio
from hireloop.law.spans import Span

AMOUNT = re.compile(rf"(?P<sum>{SUM})(?:整|正)?(?:人民币)?(?P<per>(?:/|每|一)(?:个)?(?:月|小时|时|日|天|年|课时))?")
CAPITALS_NOTE = re.compile(r"大写[：:]?$")
# The last of these before a sum says what it is.
LABELS = (
    (
        "skip",
        r"最低工资(?:标准)?|违约金|罚款|罚|押金|保证金|服装费|风险金|担保金|赔偿金|注册资本|借款|餐补|餐费|交通补贴|通讯补贴|报销|加班费|加班工资|加班基数|缴费基数|缴存基数",
    ),
    ("training", r"培训费用?|专项培训"),
    ("non_compete", r"竞业(?:限制)?(?:的)?(?:经济)?补偿|竞业限制"),
    ("severance", r"经济补偿"),
    (
        "component",
        r"基本工资|基础工资|岗位工资|职务工资|技能工资|工龄工资|绩效工资|岗位津贴|津贴|补贴|全勤奖|奖金|提成|绩效",
    ),
    ("yearly", r"年薪|年收入|年度薪酬"),
    ("hourly", r"小时工资|时薪|小时计酬|每小时"),
    ("wage", r"月(?:基本)?工资|月薪|工资标准|工资总额|劳动报酬|税前工资|工资|薪酬|薪资|报酬|月收入|薪水|转正"),
)
IN_PROBATION = re.compile(r"试用(?:期)?")
AFTER_PROBATION = re.compile(r"转正|试用期?(?:满|结束|届满|合格|期满)|正式|期满后")
PROBATION_RATIO = re.compile(
    rf"试用期(?:内|间|期间)?[^。；\n]{{0,24}}?(?:工资|薪|报酬|待遇)[^。；\n]{{0,26}}?(?P<ratio>{RATIO})"
)
PAYING = re.compile(r"[^。；\n]*(?:支付|发放|结算|发薪|打卡|转账)[^。；\n]*")
WAGES = re.compile(r"工资|劳动报酬|薪酬|薪资|月薪|发薪|报酬")
OTHER_PAY = re.compile(r"奖金|绩效|提成|年终|解除|终止|离职|竞业|加班|违约|培训费")
MONTHLY = re.compile(r"按月|每月|每个月|次月|当月|月度|逐月")
LONGER = re.compile(
    rf"(?:按|每)(?P<quarter>季度?)|每(?P<months>{N})个月|(?P<half>每半年|按半年)|按年(?:度)?(?:支付|发放|结算)|每(?P<days>{N})[日天]"
)


@dataclass(frozen=True)
class Sum:
    """A sum, what it is, and whether it holds in probation."""

    kind: str
    amount: Decimal
    in_probation: bool
    per: str
    match: re.Match[str]


def read_pay(found: Findings) -> None:
    sums = list(sums_in(found))
    for each in sums:
        take(found, each)
    add_components(found, sums)
    read_probation_ratio(found)
    read_cycle(found)
    paid = re.search(r"(?:工资|劳动报酬|薪酬|薪资|月薪|计件)[^。；\n]{3,}", found.text)
    if paid:
        found.add("pay", paid[0][:40], paid)


def sums_in(found: Findings) -> list[Sum]:
    read: list[Sum] = []
    for match in AMOUNT.finditer(found.text):
        before = found.flow.before(match.start())
        amount = money(match["sum"])
        if amount is None or CAPITALS_NOTE.search(before) or (re.search(r"[(（]$", before) and read):
            continue
        read.append(
            Sum(kind_of(before, match["per"] or ""), amount, is_in_probation(before), match["per"] or "", match)
        )
    return read


def kind_of(before: str, per: str) -> str:
    if "时" in per:
        return "hourly"
    last, kind = -1, ""
    for name, words in LABELS:
        for match in re.finditer(words, before):
            if match.end() > last:
                last, kind = match.end(), name
    return kind


def is_in_probation(before: str) -> bool:
    begins = [match.start() for match in IN_PROBATION.finditer(before)]
    ends = [match.start() for match in AFTER_PROBATION.finditer(before)]
    return bool(begins) and max(ends, default=-1) < max(begins)


def take(found: Findings, each: Sum) -> None:
    if each.kind == "hourly":
        found.add("wage_hourly", each.amount, each.match)
    elif each.kind == "training":
        found.add("training_cost", each.amount, each.match)
    elif each.kind == "non_compete" or (each.kind == "severance" and "竞业" in around(found, each)):
        found.add("non_compete_pay", each.amount, each.match)
    elif each.kind == "wage" and not re.search(r"[日天时年]", each.per):
        found.add("probation_wage" if each.in_probation else "wage_monthly", each.amount, each.match)
    elif each.kind == "yearly":
        found.add("wage_monthly", (each.amount / 12).quantize(Decimal("0.01")), each.match)


def around(found: Findings, each: Sum) -> str:
    """The paragraph up to the sum."""
    return found.text[found.text.rfind("\n", 0, each.match.start()) + 1 : each.match.start()]


def add_components(found: Findings, sums: list[Sum]) -> None:
    """Where only parts of the wage are stated, the wage is their sum."""
    for name, in_probation in (("wage_monthly", False), ("probation_wage", True)):
        parts = [each for each in sums if each.kind == "component" and each.in_probation is in_probation]
        parts = [each for each in parts if not re.search(r"[日天时年次]", each.per)]
        if parts and not found.has(name):
            total = sum((each.amount for each in parts), Decimal(0))
            found.add(name, total, parts[0].match)


def read_probation_ratio(found: Findings) -> None:
    for match in PROBATION_RATIO.finditer(found.text):
        text = match["ratio"]
        value = number(text[:-1]) if text.endswith("成") else ratio(text)
        if value is not None:
            found.add("probation_wage_ratio", value / 10 if text.endswith("成") else value, match, "ratio")


def read_cycle(found: Findings) -> None:
    for match in PAYING.finditer(found.text):
        so_far = found.text[found.text.rfind("\n", 0, match.start()) + 1 : match.end()]
        if OTHER_PAY.search(match[0]) or not WAGES.search(so_far):
            continue
        longer = LONGER.search(match[0])
        if longer:
            found.add("pay_cycle", cycle_of(longer), match)
        elif MONTHLY.search(match[0]):
            found.add("pay_cycle", Span(1), match)


def cycle_of(match: "re.Match[str]") -> Span | None:
    if match["quarter"]:
        return Span(3)
    if match["half"]:
        return Span(6)
    if match["months"] or match["days"]:
        counted = number(match["months"] or match["days"])
        if counted is None:
            return None
        return Span(int(counted)) if match["months"] else Span(0, int(counted))
    return Span(12)
