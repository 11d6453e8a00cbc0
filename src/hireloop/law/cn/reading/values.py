"""Patterns for values inside running Chinese text; ``numerals`` reads what they find."""

from hireloop.law.numerals import HAN

N = rf"(?:\d+(?:\.\d+)?|[{HAN}]+)"
SPAN = (
    rf"(?:(?!\d{{4}}年|二[〇零○])(?<!\d)(?<![{HAN}])(?:半|{N})(?:周年|年半|年|个半月|个?月|个?星期|周|个?工作日|日历日|日|天)"
    rf"(?:零?又?{N}(?:个月|日|天))?)"
)
DAY = rf"(?:\d{{4}}[年\-./]\d{{1,2}}[月\-./]\d{{1,2}}[日号]?|[{HAN}]{{4}}年[{HAN}]{{1,2}}月[{HAN}]{{1,3}}[日号])"
RATIO = rf"(?:\d+(?:\.\d+)?[%％]|百分之[{HAN}]+|[{HAN}]+折|\d+(?:\.\d+)?倍|[{HAN}]+倍|[一二三四五六七八九]成)"
SUM = rf"(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?[万千]?元|[{HAN}]+[元圆](?:[{HAN}]角)?(?:[{HAN}]分)?)"
