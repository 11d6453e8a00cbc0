"""Six looks for the same facts: one column, sidebar, table, dates at the right, Word, and a scan."""

import html
import io
import random
from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium
from docx import Document as WordDocument
from PIL import Image, ImageFilter
from weasyprint import HTML

from .people import Job, Person, Study
from .wording import Wording

CSS = """
@page { size: A4; margin: 14mm 16mm }
body { font: 10.5pt/1.5 'Noto Sans CJK SC', sans-serif; margin: 0; color: #222 }
h1 { font-size: 22pt; margin: 0 } h2 { font-size: 13pt; margin: 10pt 0 3pt; border-bottom: 1px solid #999 }
p, ul { margin: 1pt 0 } ul { padding-left: 14pt }
.side { position: absolute; top: 0; bottom: 0; width: 52mm; font-size: 9.3pt; line-height: 1.62 }
.side.left { left: 0 } .side.right { right: 0 } .main.left { margin-left: 60mm } .main.right { margin-right: 60mm }
.dark { background: #223a54; color: white; padding: 4mm; box-sizing: border-box } .dark h2 { border-color: #8ab }
table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #aaa; padding: 3pt 7pt; text-align: left; font-weight: normal }
.row { display: flex; justify-content: space-between } .row span { white-space: nowrap } b { font-weight: bold }
"""
Rendered = tuple[str, bytes]


def one_column(person: Person, wording: Wording, chance: random.Random) -> Rendered:
    gap = chance.choice(("&nbsp;&nbsp;&nbsp;", " | ", "&emsp;"))
    title_first = chance.random() < 0.4

    def job(entry: Job) -> str:
        names = [entry.title, entry.employer] if title_first else [entry.employer, entry.title]
        parts = [wording.stay(entry), *names] if chance_dates_first else [*names, wording.stay(entry)]
        return f"<p><b>{gap.join(map(_safe, parts))}</b></p>{_bullets(entry)}"

    def study(entry: Study) -> str:
        parts = [entry.school, entry.major, entry.degree]
        parts = [wording.stay(entry), *parts] if chance_dates_first else [*parts, wording.stay(entry)]
        return f"<p>{gap.join(map(_safe, parts))}</p>"

    chance_dates_first = chance.random() < 0.5
    body = _head(person, wording, joined=True) + _sections(person, wording, job, study)
    return "pdf", _pdf(body)


def sidebar(person: Person, wording: Wording, chance: random.Random) -> Rendered:
    side = chance.choice(("left", "right"))
    dark = " dark" if chance.random() < 0.5 else ""
    titles = wording.headings

    def job(entry: Job) -> str:
        where = f"{_safe(entry.employer)} | {_safe(wording.stay(entry))}"
        return f"<p><b>{_safe(entry.title)}</b></p><p>{where}</p>{_bullets(entry)}"

    def study(entry: Study) -> str:
        major = f"{entry.degree} in {entry.major}" if wording.is_english else f"{entry.major}（{entry.degree}）"
        return f"<p><b>{_safe(entry.school)}</b></p><p>{_safe(major)}</p><p>{_safe(wording.stay(entry))}</p>"

    skills = "".join(f"<p>{_safe(skill)}</p>" for skill in person.skills)
    lines = "".join(f"<p>{_safe(line)}</p>" for line in wording.contact(person))
    certificates = "".join(f"<p>{_safe(one)}</p>" for one in person.certificates)
    beside = f"<h2>{titles['contact']}</h2>{lines}<h2>{titles['skills']}</h2>{skills}"
    beside += f"<h2>{titles['languages']}</h2><p>{_safe(wording.languages(person))}</p>"
    beside += f"<h2>{titles['certificates']}</h2>{certificates}" if certificates else ""
    main = f"<h1>{_safe(person.name)}</h1><h2>{titles['about']}</h2><p>{_safe(person.about)}</p>"
    main += f"<h2>{titles['experience']}</h2>" + "".join(map(job, person.jobs))
    main += f"<h2>{titles['education']}</h2>" + "".join(map(study, person.studies))
    return "pdf", _pdf(f"<div class='side {side}{dark}'>{beside}</div><div class='main {side}'>{main}</div>")


def table(person: Person, wording: Wording, chance: random.Random) -> Rendered:
    english = wording.is_english
    heads = ("Period", "School", "Major", "Degree") if english else ("时间", "学校", "专业", "学历")
    jobs_heads = ("Period", "Company", "Position") if english else ("时间", "公司", "职位")
    labels = ("Name", "Phone", "Email", "City") if english else ("姓名", "电话", "邮箱", "现居城市")
    facts = zip(labels, (person.name, person.phone, person.email, person.city), strict=True)
    cells = [f"<td>{label}</td><td>{_safe(value)}</td>" for label, value in facts]
    top = f"<table><tr>{cells[0]}{cells[1]}</tr><tr>{cells[2]}{cells[3]}</tr></table>"
    studies = "".join(_table_row(wording.stay(one), one.school, one.major, one.degree) for one in person.studies)
    jobs = "".join(_table_row(wording.stay(one), one.employer, one.title) for one in person.jobs)
    titles = wording.headings
    body = f"<h1>{'Resume' if english else '个人简历'}</h1>{top}"
    body += f"<h2>{titles['education']}</h2><table>{_table_row(*heads)}{studies}</table>"
    body += f"<h2>{titles['experience']}</h2><table>{_table_row(*jobs_heads)}{jobs}</table>"
    body += _tail(person, wording)
    return "pdf", _pdf(body)


def timeline(person: Person, wording: Wording, chance: random.Random) -> Rendered:
    title_first = chance.random() < 0.5

    def job(entry: Job) -> str:
        first, second = (entry.title, entry.employer) if title_first else (entry.employer, entry.title)
        row = f"<div class=row><b>{_safe(first)}</b><span>{_safe(wording.stay(entry))}</span></div>"
        return f"{row}<p>{_safe(second)}</p>{_bullets(entry)}"

    def study(entry: Study) -> str:
        what = f"{entry.degree}, {entry.major}" if wording.is_english else f"{entry.major} · {entry.degree}"
        row = f"<div class=row><b>{_safe(entry.school)}</b><span>{_safe(wording.stay(entry))}</span></div>"
        return f"{row}<p>{_safe(what)}</p>"

    return "pdf", _pdf(_head(person, wording, joined=False) + _sections(person, wording, job, study))


def word(person: Person, wording: Wording, chance: random.Random) -> Rendered:
    made = WordDocument()
    made.add_heading(person.name, 0)
    made.add_paragraph("    ".join(wording.contact(person)))
    titles = wording.headings
    made.add_heading(titles["experience"], 1)
    for job in person.jobs:
        made.add_paragraph(f"{wording.stay(job)}\t{job.employer}\t{job.title}")
        for bullet in job.bullets:
            made.add_paragraph(bullet, style="List Bullet")
    made.add_heading(titles["education"], 1)
    if chance.random() < 0.5:
        rows = made.add_table(rows=0, cols=4)
        for study in person.studies:
            for cell, text in zip(
                rows.add_row().cells, (wording.stay(study), study.school, study.major, study.degree), strict=True
            ):
                cell.text = text
    else:
        for study in person.studies:
            made.add_paragraph(f"{study.school}\t{study.degree}\t{study.major}\t{wording.stay(study)}")
    made.add_heading(titles["skills"], 1)
    made.add_paragraph(wording.skills(person))
    if person.certificates:
        made.add_heading(titles["certificates"], 1)
        made.add_paragraph(wording.skill_gap.join(person.certificates))
    made.add_heading(titles["languages"], 1)
    made.add_paragraph(wording.languages(person))
    target = io.BytesIO()
    made.save(target)
    return "docx", target.getvalue()


def scan(person: Person, wording: Wording, chance: random.Random) -> Rendered:
    """A page that went through a scanner: askew, grainy, a little soft."""
    _, page = chance.choice((one_column, timeline))(person, wording, chance)
    image = pdfium.PdfDocument(page)[0].render(scale=2.0).to_pil().convert("L")
    image = image.rotate(chance.uniform(-1.5, 1.5), fillcolor=255, resample=Image.Resampling.BICUBIC)
    noise = np.random.default_rng(chance.randrange(10**6)).normal(0, 9, (image.height, image.width))
    grainy = Image.fromarray(np.clip(np.asarray(image, dtype=float) * 0.93 + 10 + noise, 0, 255).astype(np.uint8))
    target = io.BytesIO()
    grainy.filter(ImageFilter.GaussianBlur(0.5)).save(target, "JPEG", quality=82)
    return "jpg", target.getvalue()


LAYOUTS: dict[str, Callable[[Person, Wording, random.Random], Rendered]] = {
    "one column": one_column,
    "sidebar": sidebar,
    "table": table,
    "dates at the right": timeline,
    "word": word,
    "scan": scan,
}


def _sections(person: Person, wording: Wording, job: Callable[[Job], str], study: Callable[[Study], str]) -> str:
    titles = wording.headings
    parts = [
        f"<h2>{titles['education']}</h2>" + "".join(map(study, person.studies)),
        f"<h2>{titles['experience']}</h2>" + "".join(map(job, person.jobs)),
    ]
    if wording.is_english:
        parts.reverse()
    return "".join(parts) + _tail(person, wording)


def _tail(person: Person, wording: Wording) -> str:
    titles = wording.headings
    tail = f"<h2>{titles['skills']}</h2><p>{_safe(wording.skills(person))}</p>"
    if person.certificates:
        tail += f"<h2>{titles['certificates']}</h2><p>{_safe(wording.skill_gap.join(person.certificates))}</p>"
    tail += f"<h2>{titles['languages']}</h2><p>{_safe(wording.languages(person))}</p>"
    return tail + f"<h2>{titles['about']}</h2><p>{_safe(person.about)}</p>"


def _head(person: Person, wording: Wording, *, joined: bool) -> str:
    contact = wording.contact(person)
    lines = [" | ".join(contact)] if joined else contact
    return f"<h1>{_safe(person.name)}</h1>" + "".join(f"<p>{_safe(line)}</p>" for line in lines)


def _bullets(entry: Job) -> str:
    return "<ul>" + "".join(f"<li>{_safe(bullet)}</li>" for bullet in entry.bullets) + "</ul>"


def _table_row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in cells) + "</tr>"


def _safe(text: str) -> str:
    return text if text.startswith("&") else html.escape(text)


def _pdf(body: str) -> bytes:
    made = HTML(string=f"<style>{CSS}</style>{body}").write_pdf()
    assert made
    return made
