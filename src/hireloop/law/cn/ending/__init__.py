"""Ending a labour contract: on what ground, for whom not, at what notice and price (Labour Contract Law 36 to 50).

    ending = end_contract(EndingFacts(ground="incompetence", …), region="上海")
    ending.verdict, ending.findings, ending.severance.amount, ending.severance.lines

Every sum is an exact Decimal in yuan, with the way to it line by line; what is not known is said, not assumed.
"""

from hireloop.law.cn.ending.double_pay import double_pay
from hireloop.law.cn.ending.grounds import GROUNDS, Ground
from hireloop.law.cn.ending.leave import unused_leave_pay
from hireloop.law.cn.ending.model import PROTECTIONS, EndingFacts, Line, Sum
from hireloop.law.cn.ending.severance import severance
from hireloop.law.cn.ending.wizard import Ending, end_contract, unlawful_compensation

__all__ = [
    "GROUNDS",
    "PROTECTIONS",
    "Ending",
    "EndingFacts",
    "Ground",
    "Line",
    "Sum",
    "double_pay",
    "end_contract",
    "severance",
    "unlawful_compensation",
    "unused_leave_pay",
]
