"""How one person's facts are worded: headings, dates, the order of title and employer."""

import random
from dataclasses import dataclass

from .people import NOW, Job, Person, Study

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

HEADINGS = {
    "zh": (
        {
            "education": "教育背景",
            "experience": "工作经历",
            "skills": "专业技能",
            "certificates": "证书",
            "languages": "语言能力",
            "about": "自我评价",
            "contact": "联系方式",
        },
        {
            "education": "教育经历",
            "experience": "工作经验",
            "skills": "技能特长",
            "certificates": "资格证书",
            "languages": "外语水平",
            "about": "个人简介",
            "contact": "个人信息",
        },
    ),
    "en": (
        {
            "education": "Education",
            "experience": "Work Experience",
            "skills": "Skills",
            "certificates": "Certifications",
            "languages": "Languages",
            "about": "Profile",
            "contact": "Contact",
        },
        {
            "education": "EDUCATION",
            "experience": "PROFESSIONAL EXPERIENCE",
            "skills": "TECHNICAL SKILLS",
            "certificates": "CERTIFICATES",
            "languages": "LANGUAGES",
            "about": "SUMMARY",
            "contact": "CONTACT",
        },
    ),
    "mixed": (
        {
            "education": "教育背景 Education",
            "experience": "工作经历 Experience",
            "skills": "专业技能 Skills",
            "certificates": "证书 Certificates",
            "languages": "语言 Languages",
            "about": "自我评价 Profile",
            "contact": "联系方式 Contact",
        },
        {
            "education": "Education / 教育经历",
            "experience": "Work Experience / 工作经历",
            "skills": "Skills / 技能",
            "certificates": "Certificates / 证书",
            "languages": "Languages / 语言能力",
            "about": "Summary / 个人简介",
            "contact": "Contact / 联系方式",
        },
    ),
}


@dataclass(frozen=True)
class Wording:
    """The choices of one résumé."""

    language: str
    headings: dict[str, str]
    date_form: int
    skill_gap: str
    labels_contact: bool

    @classmethod
    def drawn(cls, chance: random.Random, language: str) -> "Wording":
        gaps = ("、", ", ", " | ", " / ") if language != "en" else (", ", " | ", " · ")
        return cls(
            language, chance.choice(HEADINGS[language]), chance.randrange(4), chance.choice(gaps), chance.random() < 0.6
        )

    @property
    def is_english(self) -> bool:
        return self.language == "en"

    def date(self, written: str) -> str:
        if written == NOW:
            return (
                ("Present", "present", "Now", "Current")[self.date_form]
                if self.is_english
                else ("至今", "至今", "现在", "至今")[self.date_form]
            )
        year, month = written.split("-")
        if self.is_english:
            long, short = MONTHS[int(month) - 1], MONTHS[int(month) - 1][:3]
            return (f"{short} {year}", f"{long} {year}", f"{month}/{year}", f"{year}-{month}")[self.date_form]
        return (f"{year}.{month}", f"{year}年{int(month)}月", f"{year}/{month}", f"{year}-{month}")[self.date_form]

    def stay(self, entry: Study | Job) -> str:
        gap = (
            (" – ", " - ", " — ", " to ")[self.date_form]
            if self.is_english
            else ("-", "至", " - ", " ~ ")[self.date_form]
        )
        return f"{self.date(entry.start)}{gap}{self.date(entry.end)}"

    def contact(self, person: Person) -> list[str]:
        if self.is_english:
            return (
                [f"Phone: {person.phone}", f"Email: {person.email}", f"Location: {person.city}"]
                if self.labels_contact
                else [person.phone, person.email, person.city]
            )
        return (
            [f"电话：{person.phone}", f"邮箱：{person.email}", f"现居：{person.city}"]
            if self.labels_contact
            else [person.phone, person.email, person.city]
        )

    def skills(self, person: Person) -> str:
        return self.skill_gap.join(person.skills)

    def languages(self, person: Person) -> str:
        return (
            ", ".join(f"{name} ({level})" for name, level in person.languages)
            if self.is_english
            else "，".join(f"{name} {level}" for name, level in person.languages)
        )
