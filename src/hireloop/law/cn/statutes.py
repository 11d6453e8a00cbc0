"""Short ways to cite Chinese law, and from when each law holds."""

from datetime import date

from hireloop.law.model import Cite

LABOUR_CONTRACT_LAW = "劳动合同法"
LABOUR_LAW = "劳动法"
REGULATIONS = "劳动合同法实施条例"
SPC_2020 = "法释〔2020〕26号"
SPC_2025 = "法释〔2025〕12号"

LCL_SINCE = date(2008, 1, 1)
LABOUR_LAW_SINCE = date(1995, 1, 1)
REGULATIONS_SINCE = date(2008, 9, 18)
SPC_2020_SINCE = date(2021, 1, 1)
SPC_2025_SINCE = date(2025, 9, 1)


def lcl(article: int, paragraph: int | None = None, item: int | None = None) -> Cite:
    return Cite(LABOUR_CONTRACT_LAW, str(article), paragraph, item)


def labour_law(article: int, paragraph: int | None = None, item: int | None = None) -> Cite:
    return Cite(LABOUR_LAW, str(article), paragraph, item)


def regulations(article: int, paragraph: int | None = None, item: int | None = None) -> Cite:
    return Cite(REGULATIONS, str(article), paragraph, item)


def spc_2020(article: int, paragraph: int | None = None, item: int | None = None) -> Cite:
    return Cite(SPC_2020, str(article), paragraph, item)


def spc_2025(article: int, paragraph: int | None = None, item: int | None = None) -> Cite:
    return Cite(SPC_2025, str(article), paragraph, item)
