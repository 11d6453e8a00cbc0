"""Who the parties are: names, addresses, representative, ID number."""

import re
from datetime import date

from hireloop.law.cn.reading.flow import Findings
from hireloop.law.numerals import day_of

NOTE = r"(?:[（(][^）)\n]{0,16}[）)])?"
STOP = (
    r"(?=性别|出生|身份证|居民身份证|公民身份|证件|住所|住址|地址|现住|户籍|户口|联系|电话|手机|邮编|邮箱|法定代表人|主要负责人|负责人|注册|统一社会|"
    r"经营|通讯|委托|学历|签字|签名|签章|盖章|[（(，。；;：:\n]|$)"
)
ID_NUMBER = re.compile(r"(?<!\d)(\d{17}[\dXx])(?!\d)")
PASSPORT = re.compile(r"(?:护照|证件|通行证)(?:号码?)?[：:]([A-Z]{1,2}\d{7,9})")
EMPLOYER = re.compile(
    rf"(?:甲方|用人单位)[^\n：:]{{0,12}}?{NOTE}(?:名称|全称)?[：:]?(?P<name>(?!乙方|甲方|双方|与|和|、|为|的)[^\n，。；：:]{{2,40}}?){STOP}"
)
COMPANY = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z（）()]{2,30}?"
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|事务所|合作社|研究院|公司|工厂|酒店|学校|医院|商行|中心))"
)
EMPLOYEE = re.compile(
    rf"(?:乙方|劳动者|职工|员工|雇员)[）)]?(?:姓名)?{NOTE}(?:姓名)?[：:](?:[（(]姓名[）)]|姓名[：:])?(?P<name>[^\n，。；：:]{{2,20}}?){STOP}"
)
NAME_LABEL = re.compile(rf"(?<!户)姓名[：:](?P<name>[^\n，。；：:]{{2,20}}?){STOP}")
ADDRESS = re.compile(
    rf"(?P<label>(?:单位|公司|注册|经营|营业|联系|通讯|家庭|户籍|户口|现|常住|居住)?(?:住所地?|住址|地址|所在地|居住地)|注册地)(?:或[^：:\n]{{0,6}})?{NOTE}[：:](?P<value>[^\n，。；]{{4,60}}?)"
    r"(?=法定代表人|主要负责人|负责人|联系|电话|手机|邮编|邮政|身份证|居民身份证|户籍|户口|现住|统一社会|[，。；;\n]|$)"
)
REPRESENTATIVE = re.compile(
    rf"(?:法定代表人|主要负责人|负责人)(?:或者?主要负责人|/主要负责人)?{NOTE}(?:姓名)?[：:]"
    rf"(?P<name>[\u4e00-\u9fffA-Za-z·．. ]{{2,20}}?){STOP}"
)
IS_EMPLOYEE = re.compile(r"乙方|劳动者(?!所在)|员工|雇员")


def read_parties(found: Findings) -> None:
    head = found.text[: max(found.text.find("第一条"), 1500)]
    read_employer(found, head)
    read_employee(found, head)
    for match in ADDRESS.finditer(found.text):
        found.add(
            "employee_address" if is_of_employee(found.text, match) else "employer_address",
            match["value"],
            match,
            "value",
        )


def is_of_employee(text: str, match: "re.Match[str]") -> bool:
    """Whose address it is: of the party named last before it, or as its own label says."""
    if re.search(r"家庭|户籍|户口|现|常住|居住|住址", match["label"]):
        return True
    before = text[: match.start()]
    employer = max(before.rfind("甲方"), before.rfind("用人单位"), before.rfind("法定代表人"))
    employee = max((each.start() for each in IS_EMPLOYEE.finditer(before)), default=-1)
    return employee > employer


def read_employer(found: Findings, head: str) -> None:
    match = EMPLOYER.search(head)
    if match and not re.search(r"乙方|以下简称|双方", match["name"]):
        found.add("employer_name", match["name"].strip("：:"), match, "name")
    company = COMPANY.search(head)
    if company:
        found.add("employer_name", company["name"], company, "name")
    representative = REPRESENTATIVE.search(head)
    if representative:
        found.add("employer_representative", representative["name"], representative, "name")


def read_employee(found: Findings, head: str) -> None:
    for pattern in (EMPLOYEE, NAME_LABEL):
        match = pattern.search(head)
        if match and not re.search(r"甲方|公司|姓名|性别", match["name"]):
            found.add("employee_name", match["name"], match, "name")
    number = ID_NUMBER.search(found.text) or PASSPORT.search(found.text)
    if number:
        found.add("employee_id_number", number[1], number, 1)
        found.add("employee_birth_date", birth_date(number[1]), number, 1)


def birth_date(id_number: str) -> date | None:
    if len(id_number) != 18:
        return None
    return day_of(int(id_number[6:10]), int(id_number[10:12]), int(id_number[12:14]))
