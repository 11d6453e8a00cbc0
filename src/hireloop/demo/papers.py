"""Résumés of the demo's candidates, made on the spot in the layouts that people send: PDF, Word, text, a scan."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import docx
import pypdfium2
from django.template.loader import render_to_string
from weasyprint import HTML

from hireloop.recruiting.applications.resume_files import DOCX, JPEG, PDF, TEXT, ResumeFile

WORDS = {
    "zh-hans": {
        "lang": "zh-CN",
        "phone": "电话：",
        "email": "邮箱：",
        "city": "现居：",
        "wish": "求职意向",
        "jobs": "工作经历",
        "studies": "教育经历",
        "skills": "专业技能",
        "languages": "语言能力",
        "certificates": "证书",
        "comma": "、",
    },
    "en": {
        "lang": "en",
        "phone": "Phone: ",
        "email": "E-mail: ",
        "city": "City: ",
        "wish": "Objective",
        "jobs": "Work Experience",
        "studies": "Education",
        "skills": "Skills",
        "languages": "Languages",
        "certificates": "Certificates",
        "comma": ", ",
    },
}
SCAN_DPI_SCALE = 200 / 72
SCAN_TURNED_BY = 0.6


@dataclass(frozen=True)
class Job:
    start: str
    end: str
    employer: str
    title: str
    lines: tuple[str, ...]


def resume_file(entry: dict[str, Any], cv: dict[str, Any]) -> ResumeFile:
    """The file of one candidate: ``entry`` of candidates.yaml, ``cv`` of resumes.yaml."""
    make, media_type, ending = LAYOUTS[cv["layout"]]
    paper = {
        "name": entry["name"],
        "email": entry["email"],
        "phone": entry["phone"],
        "words": WORDS[entry.get("language", "zh-hans")],
        "layout": cv["layout"],
        "cv": cv,
        "jobs": [_job(*job) for job in cv["jobs"]],
    }
    return ResumeFile(name=f"{entry['name']}{ending}", media_type=media_type, content=make(paper))


def _job(start: Any, end: Any, employer: str, title: str, *lines: str) -> Job:
    """YAML reads 2019.07 as a number."""
    return Job(str(start), str(end), employer, title, lines)


def _pdf(paper: dict[str, Any]) -> bytes:
    printed: bytes = HTML(string=render_to_string("demo/resume.html", paper)).write_pdf()
    return printed


def _scan(paper: dict[str, Any]) -> bytes:
    """A page as it comes from a scanner: a picture, a little askew."""
    page = pypdfium2.PdfDocument(_pdf(paper))[0].render(scale=SCAN_DPI_SCALE).to_pil().convert("RGB")
    scanned = io.BytesIO()
    page.rotate(SCAN_TURNED_BY, fillcolor="white").save(scanned, "JPEG", quality=80)
    return scanned.getvalue()


def _lines(paper: dict[str, Any]) -> list[tuple[str, str]]:
    """(kind, text): "title", "heading", "line" or "bullet"."""
    words, cv = paper["words"], paper["cv"]
    contact = f"{words['phone']}{paper['phone']}  {words['email']}{paper['email']}  {words['city']}{cv['city']}"
    lines = [("title", paper["name"]), ("line", contact), ("heading", words["wish"]), ("line", cv["wish"])]
    lines.append(("heading", words["jobs"]))
    for job in paper["jobs"]:
        lines.append(("line", f"{job.start} - {job.end}  {job.employer} | {job.title}"))
        lines += [("bullet", line) for line in job.lines]
    lines.append(("heading", words["studies"]))
    lines += [("line", "{} - {}  {} | {} | {}".format(*study)) for study in cv["studies"]]
    for part in ("skills", "languages", "certificates"):
        if cv.get(part):
            lines += [("heading", words[part]), ("line", words["comma"].join(cv[part]))]
    return lines


def _word(paper: dict[str, Any]) -> bytes:
    document = docx.Document()
    styles = {"title": "Title", "heading": "Heading 1", "line": "Normal", "bullet": "List Bullet"}
    for kind, text in _lines(paper):
        document.add_paragraph(text, style=styles[kind])
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _text(paper: dict[str, Any]) -> bytes:
    marks = {"heading": "\n", "bullet": "- "}
    return "\n".join(marks.get(kind, "") + text for kind, text in _lines(paper)).encode()


LAYOUTS: dict[str, tuple[Callable[[dict[str, Any]], bytes], str, str]] = {
    "plain": (_pdf, PDF, ".pdf"),
    "sidebar": (_pdf, PDF, ".pdf"),
    "table": (_pdf, PDF, ".pdf"),
    "scan": (_scan, JPEG, ".jpg"),
    "word": (_word, DOCX, ".docx"),
    "text": (_text, TEXT, ".txt"),
}
