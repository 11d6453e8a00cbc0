"""Invented people: who they are, where they studied and worked, what they can do.

About a third of the schools, employers, titles and skills are names that no list can know.
"""

import random
from dataclasses import dataclass

NOW = "now"


@dataclass(frozen=True)
class Study:
    school: str
    degree: str
    level: str
    major: str
    start: str
    end: str


@dataclass(frozen=True)
class Job:
    employer: str
    title: str
    start: str
    end: str
    bullets: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """The truth about one résumé. Months are "YYYY-MM"; ``end`` may be "now"."""

    language: str
    name: str
    phone: str
    email: str
    city: str
    studies: tuple[Study, ...]
    jobs: tuple[Job, ...]
    skills: tuple[str, ...]
    certificates: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    about: str


@dataclass(frozen=True)
class Trade:
    titles: tuple[str, ...]
    majors: tuple[str, ...]
    skills: tuple[str, ...]
    certificates: tuple[str, ...]
    deeds: tuple[str, ...]


ZH_NAMES = [
    "陈思远",
    "李婉清",
    "欧阳振华",
    "张弛",
    "赵一鸣",
    "周雨桐",
    "郭子墨",
    "司马文博",
    "邓丽华",
    "钱多多",
    "段誉铭",
    "马晓燕",
    "仝建军",
    "胡可欣",
    "莫文轩",
    "吕品",
    "上官云飞",
    "宋佳",
    "许昕怡",
    "戚薇薇",
]
ZH_PINYIN = [
    "chensiyuan",
    "liwanqing",
    "ouyangzh",
    "zhangchi",
    "zhaoym",
    "zhouyt",
    "guozimo",
    "simawb",
    "denglihua",
    "qiandd",
    "duanym",
    "maxiaoyan",
    "tongjj",
    "hukexin",
    "mowx",
    "lvpin",
    "sgyunfei",
    "songjia",
    "xuxinyi",
    "qiweiwei",
]
ZH_MAIL = ("163.com", "qq.com", "example.cn", "outlook.com")
ZH_CITIES = ["北京", "上海", "深圳", "杭州", "成都", "武汉", "西安", "苏州", "长沙", "青岛"]
ZH_SCHOOLS = (
    "浙江大学",
    "华南理工大学",
    "西南交通大学",
    "湖南师范大学",
    "南京邮电大学",
    "深圳大学",
    "青岛科技大学",
    "武汉理工大学",
    "云岭理工学院",
    "滨海新城大学",
    "江州职业技术学院",
    "东麓财经大学",
    "临江师范学院",
    "北原科技职业学院",
)
ZH_EMPLOYERS = (
    "杭州云鹿网络科技有限公司",
    "上海启明星辰自动化设备有限公司",
    "深圳市前海蓝鲸数据股份有限公司",
    "成都锦里餐饮管理有限公司",
    "武汉光谷第三医院",
    "广州越秀实验中学",
    "苏州恒力精密制造有限公司",
    "北京朝阳区阳光幼儿园",
    "中信银行股份有限公司青岛分行",
    "长沙湘江物流集团",
    "西安大唐会计师事务所",
    "宁波港联国际货运代理有限公司",
    "腾讯科技（深圳）有限公司",
    "厦门海悦大酒店",
    "合肥瑞思教育咨询有限公司",
    "无锡华光新材料研究院",
    "重庆山城百货连锁有限责任公司",
    "天津滨海建设工程集团有限公司",
)
ZH_TRADES = (
    Trade(
        ("Java开发工程师", "高级后端工程师", "技术经理"),
        ("软件工程", "计算机科学与技术", "信息安全"),
        ("Java", "Spring Boot", "MySQL", "Redis", "Kafka", "Docker", "Linux", "Nacos", "Sentinel"),
        ("软件设计师",),
        ("负责订单系统的重构，吞吐量提升三倍", "带领五人小组按期交付", "排查线上故障，写出复盘文档"),
    ),
    Trade(
        ("机械工程师", "工艺工程师", "生产主管"),
        ("机械设计制造及其自动化", "材料成型及控制工程"),
        ("SolidWorks", "AutoCAD", "ANSYS", "精益生产", "模具设计", "六西格玛", "KISSsoft"),
        ("注册安全工程师",),
        ("负责新产品从图纸到量产", "产线换型时间缩短四成", "主持每周现场改善会"),
    ),
    Trade(
        ("会计", "财务主管", "财务经理"),
        ("会计学", "财务管理", "审计学"),
        ("财务报表", "税务筹划", "成本核算", "用友", "金蝶", "Excel", "预算管理"),
        ("中级会计师", "注册会计师"),
        ("编制月度合并报告", "配合年度外部检查，无重大差错", "建立费用报销制度"),
    ),
    Trade(
        ("销售代表", "大客户经理", "区域销售经理"),
        ("市场营销", "国际经济与贸易"),
        ("大客户管理", "商务谈判", "渠道管理", "招投标", "Salesforce", "PPT"),
        (),
        ("三年累计签约两千万元", "开拓华东地区新客户四十家", "带新人十二名"),
    ),
    Trade(
        ("护士", "主管护师", "护士长"),
        ("护理学", "护理"),
        ("重症监护", "静脉输液", "心肺复苏", "老年护理", "电子病历"),
        ("护士执业资格证",),
        ("负责十六张床位的日常工作", "带教实习学生二十余人", "全年零投诉"),
    ),
    Trade(
        ("UI设计师", "高级视觉设计师", "设计总监"),
        ("视觉传达设计", "数字媒体艺术", "工业设计"),
        ("Photoshop", "Illustrator", "Figma", "Sketch", "After Effects", "Blender", "ProtoPie"),
        (),
        ("独立完成品牌改版", "建立组件规范，供三条产品线使用", "获公司年度创意奖"),
    ),
    Trade(
        ("仓库管理员", "物流专员", "供应链经理"),
        ("物流管理", "供应链管理"),
        ("仓储管理", "库存管理", "WMS", "叉车", "SAP", "报关"),
        ("物流师",),
        ("库存准确率由九成二升到九成九", "优化华南线路，省下一成运费", "组织月度大盘"),
    ),
    Trade(
        ("英语教师", "教研组长", "教学主管"),
        ("英语", "教育学", "汉语言文学"),
        ("课程设计", "课堂教学", "班级管理", "家校沟通", "Classin"),
        ("高中教师资格证", "普通话二级甲等"),
        ("任教六个班，平均分位列年级第一", "开发校本教材两册", "组织英语戏剧节"),
    ),
)
ZH_DEGREES = (
    ("本科", "bachelor"),
    ("硕士", "master"),
    ("大专", "associate"),
    ("学士", "bachelor"),
    ("硕士研究生", "master"),
)
ZH_ABOUT = ("为人踏实，学习快，能承受压力。", "乐于助人，注重细节，善于倾听。", "责任心强，执行力好，喜欢跑步和读书。")

EN_NAMES = (
    "Amelia Hartwell",
    "Jonas Bergström",
    "Priya Raghunathan",
    "Daniel O'Connor",
    "Sofia Marchetti",
    "Kwame Mensah",
    "Hannah Lindqvist",
    "Tomás Herrera",
    "Grace Whitfield",
    "Noah Feldman",
)
EN_CITIES = ("Berlin", "London", "Boston", "Toronto", "Chicago", "Singapore", "Dublin", "Seattle")
EN_SCHOOLS = (
    "University of Toronto",
    "Boston University",
    "National University of Singapore",
    "University of Leeds",
    "Lund University",
    "Northbrook State University",
    "Harrow Vale College",
    "Institute of Coastal Studies",
    "Redwater Polytechnic",
    "University of West Marland",
)
EN_EMPLOYERS = (
    "Brightwater Analytics Inc.",
    "Kestrel & Sons Ltd",
    "Nordhaven GmbH",
    "Siemens",
    "Deloitte",
    "Larkspur Hotels",
    "Pinecrest Elementary School",
    "St. Brendan's Hospital",
    "Quillon Software LLC",
    "Amazon",
    "Overton Freight Services",
    "Fable Kitchen",
    "Meridian Trust Bank",
    "Halcyon Robotics",
)
EN_TRADES = (
    Trade(
        ("Software Engineer", "Senior Software Engineer", "Engineering Manager"),
        ("Computer Science", "Software Engineering"),
        ("Python", "Go", "PostgreSQL", "Kubernetes", "AWS", "GraphQL", "Terraform", "Temporal", "Pulumi"),
        ("AWS Certified Developer",),
        ("Cut the page load time by half", "Led a move to a new platform without downtime", "Mentored four juniors"),
    ),
    Trade(
        ("Data Analyst", "Senior Data Analyst", "Analytics Lead"),
        ("Statistics", "Economics", "Applied Mathematics"),
        ("SQL", "Python", "Tableau", "R", "Excel", "Power BI", "dbt", "Looker"),
        (),
        ("Built the weekly board for forty branches", "Found the cause of a nine percent churn", "Trained two teams"),
    ),
    Trade(
        ("Marketing Coordinator", "Marketing Manager", "Brand Director"),
        ("Marketing", "Communications", "Journalism"),
        ("SEO", "Google Ads", "Content Marketing", "Copywriting", "HubSpot", "Canva", "Mailchimp"),
        ("Google Analytics Certified",),
        ("Grew the newsletter to ninety thousand readers", "Launched two brands", "Held the budget"),
    ),
    Trade(
        ("Registered Nurse", "Charge Nurse", "Nurse Supervisor"),
        ("Nursing", "Public Health"),
        ("Patient Care", "Phlebotomy", "CPR", "Electronic Medical Records", "Wound Dressing"),
        ("BLS Certification",),
        ("Cared for up to twelve patients a shift", "Trained new staff", "Cut falls on the ward by a third"),
    ),
    Trade(
        ("Logistics Coordinator", "Operations Manager", "Warehouse Supervisor"),
        ("Supply Chain Management", "Business Administration"),
        ("Inventory Management", "SAP", "Forklift", "Procurement", "Lean Manufacturing", "Route Planning"),
        ("Six Sigma Green Belt",),
        ("Moved three depots into one", "Kept ninety-nine percent on time", "Planned rosters for sixty"),
    ),
    Trade(
        ("Accountant", "Senior Accountant", "Finance Manager"),
        ("Accounting", "Finance"),
        ("Financial Reporting", "Budgeting", "QuickBooks", "Excel", "Accounts Payable", "NetSuite"),
        ("CPA",),
        ("Closed the books in four days instead of nine", "Passed two audits clean", "Set up cost centres"),
    ),
)
EN_DEGREES = (
    ("Bachelor of Science", "bachelor"),
    ("Master of Science", "master"),
    ("BSc", "bachelor"),
    ("Bachelor of Arts", "bachelor"),
    ("MSc", "master"),
    ("MBA", "master"),
    ("Associate of Arts", "associate"),
    ("PhD", "doctor"),
)
EN_ABOUT = (
    "Curious, calm, and fond of clear writing.",
    "I enjoy untangling messy problems with other people.",
    "Dependable and quick to learn.",
)


def people(count: int, *, language: str, seed: int) -> list[Person]:
    chance = random.Random(seed)
    return [(_english if language == "en" else _chinese)(chance, number, language) for number in range(count)]


def _chinese(chance: random.Random, number: int, language: str) -> Person:
    place = number % len(ZH_NAMES)
    trade = ZH_TRADES[(number + chance.randrange(3)) % len(ZH_TRADES)]
    skills = tuple(chance.sample(trade.skills, k=min(len(trade.skills), chance.randint(5, 7))))
    studies, last = _studies(chance, ZH_SCHOOLS, ZH_DEGREES, trade)
    return Person(
        language=language,
        name=ZH_NAMES[place],
        phone=f"1{chance.choice('3578')}{chance.randint(0, 9)}{chance.randint(10**7, 10**8 - 1)}",
        email=f"{ZH_PINYIN[place]}{chance.randint(1, 99)}@{chance.choice(ZH_MAIL)}",
        city=chance.choice(ZH_CITIES),
        studies=studies,
        jobs=_jobs(chance, ZH_EMPLOYERS, trade, since=last),
        skills=skills,
        certificates=trade.certificates,
        languages=(("英语", chance.choice(("CET-6", "CET-4", "流利"))),),
        about=chance.choice(ZH_ABOUT),
    )


def _english(chance: random.Random, number: int, language: str) -> Person:
    name = EN_NAMES[number % len(EN_NAMES)]
    trade = EN_TRADES[(number + chance.randrange(3)) % len(EN_TRADES)]
    studies, last = _studies(chance, EN_SCHOOLS, EN_DEGREES, trade)
    plain = "".join(sign for sign in name.lower() if (sign.isascii() and sign.isalpha()) or sign == " ").replace(
        " ", "."
    )
    return Person(
        language=language,
        name=name,
        phone=chance.choice(("+44 20 7946 0{}", "+49 151 2345{}", "(617) 555-0{}", "+1 312-555-0{}")).format(
            chance.randint(100, 199)
        ),
        email=f"{plain}@example.{chance.choice(('com', 'org', 'net'))}",
        city=chance.choice(EN_CITIES),
        studies=studies,
        jobs=_jobs(chance, EN_EMPLOYERS, trade, since=last),
        skills=tuple(chance.sample(trade.skills, k=min(len(trade.skills), chance.randint(5, 7)))),
        certificates=trade.certificates,
        languages=(
            ("English", "native"),
            (chance.choice(("German", "French", "Spanish")), chance.choice(("fluent", "B2", "basic"))),
        ),
        about=chance.choice(EN_ABOUT),
    )


def _studies(chance: random.Random, schools, degrees, trade: Trade) -> tuple[tuple[Study, ...], int]:  # type: ignore[no-untyped-def]
    year = chance.randint(2003, 2014)
    found = []
    for school, (degree, level) in zip(chance.sample(schools, k=2), chance.sample(degrees, k=2), strict=True):
        length = {"master": 2, "doctor": 4, "associate": 3}.get(level, 4)
        found.append(
            Study(
                school,
                degree,
                level,
                chance.choice(trade.majors),
                f"{year}-09",
                f"{year + length}-0{chance.choice((6, 7))}",
            )
        )
        year += length
        if chance.random() < 0.55:
            break
    return tuple(reversed(found)), year


def _jobs(chance: random.Random, employers, trade: Trade, *, since: int) -> tuple[Job, ...]:  # type: ignore[no-untyped-def]
    count = chance.randint(2, 3)
    names = chance.sample(employers, k=count)
    year, month = since, 8
    found = []
    for number, (employer, title) in enumerate(zip(names, trade.titles[:count], strict=True)):
        length = chance.randint(14, 40)
        total = year * 12 + month - 1 + length
        is_last = number == count - 1
        end = NOW if is_last else f"{total // 12}-{total % 12 + 1:02}"
        found.append(Job(employer, title, f"{year}-{month:02}", end, trade.deeds[: chance.randint(2, 3)]))
        year, month = (total + 1) // 12, (total + 1) % 12 + 1
    return tuple(reversed(found))
