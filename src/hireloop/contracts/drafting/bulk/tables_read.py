"""A CSV or XLSX file as rows of text by column, whatever its head calls the columns."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import translation

from hireloop.contracts.terms.labels import LABELS
from hireloop.kernel.errors import N_, BadInput

MOST_ROWS = 2000
MOST_BYTES = 8 * 1024 * 1024
MOST_UNPACKED = 120 * 1024 * 1024
LONGEST_CELL = 2000
LONGEST_NUMBER = 10**15
XLSX_SIGN = b"PK\x03\x04"
ENCODINGS = ("utf-8-sig", "gb18030")
TERM_MONTHS = "term_months"
ALIASES = {
    "name": ("name", "姓名"),
    "email": ("e-mail", "email", "邮箱", "电子邮件"),
    "phone": ("phone", "手机", "手机号", "电话"),
    "id_number": ("id number", "身份证号", "身份证号码"),
    "title": ("title", "职位", "岗位名称"),
    "start_on": ("start", "start date", "入职日期", "开始日期"),
    "end_on": ("end", "end date", "结束日期"),
    TERM_MONTHS: ("term, months", "term months", "months", "合同期限（月）", "合同期限", "期限（月）"),
    "probation_months": ("probation", "试用期（月）", "试用期"),
    "probation_pay_fen": ("probation pay", "试用期工资"),
    "base_fen": ("base pay", "base", "基本工资", "月薪"),
}
SAMPLE_COLUMNS = (
    "name",
    "email",
    "phone",
    "id_number",
    "address",
    "department",
    "title",
    "job_content",
    "start_on",
    TERM_MONTHS,
    "probation_months",
    "probation_pay_fen",
    "base_fen",
)


@dataclass(frozen=True)
class TableRow:
    """``number`` as the spreadsheet counts, the head being row 1."""

    number: int
    values: dict[str, str]


def rows_of(content: bytes) -> list[TableRow]:
    """Every row that is not empty; BadInput where it is no table of people, with the reason."""
    if len(content) > MOST_BYTES:
        raise BadInput(N_("This table is too large: at most %(most)s MB."), code="table_large", most=MOST_BYTES >> 20)
    lines = _sheet(content) if content.startswith(XLSX_SIGN) else _text(content)
    head = next(lines, None)
    if head is None:
        raise BadInput(N_("This table is empty."), code="table_empty")
    columns = _columns(head)
    rows = list(_rows(lines, columns))
    if not rows:
        raise BadInput(N_("The table has a head, but nobody below it."), code="table_empty")
    return rows


def column_label(key: str) -> str:
    """The head under which a column stands in the sample, in the reader's language."""
    if key == TERM_MONTHS:
        return ALIASES[key][3] if translation.get_language() != "en" else "Term, months"
    return str(LABELS[key].label)


def _columns(head: Iterable[Any]) -> list[str]:
    known = _known_heads()
    keys = [known.get(_folded(_cell(cell)), "") for cell in head]
    unknown = [_cell(cell)[:40] for cell, key in zip(head, keys, strict=True) if _cell(cell) and not key]
    if unknown:
        raise BadInput(
            N_("There is no column called “%(name)s”. Take the heads of the sample table."),
            code="table_column",
            name=unknown[0],
        )
    for key in filter(None, keys):
        if keys.count(key) > 1:
            raise BadInput(N_("Two columns are called “%(name)s”."), code="table_column", name=column_label(key))
    for key in ("name", "email"):
        if key not in keys:
            raise BadInput(N_("The column “%(name)s” is missing."), code="table_column", name=column_label(key))
    return keys


def _known_heads() -> dict[str, str]:
    """Every way to call a column, folded: its key, its label in both languages, its name in clauses, and usual ones."""
    known: dict[str, str] = {}
    for key, label in LABELS.items():
        for language in ("en", "zh-hans"):
            with translation.override(language):
                known.setdefault(_folded(str(label.label)), key)
        known[_folded(label.zh)] = known[key] = key
    known |= {_folded(alias): key for key, aliases in ALIASES.items() for alias in aliases}
    return known | {TERM_MONTHS: TERM_MONTHS}


def _folded(text: str) -> str:
    return "".join(text.split()).replace("(", "（").replace(")", "）").replace("*", "").casefold()


def _rows(lines: Iterator[list[Any]], columns: list[str]) -> Iterator[TableRow]:
    found = 0
    for number, cells in enumerate(lines, start=2):
        values = {key: _cell(cell) for key, cell in zip(columns, cells, strict=False) if key and _cell(cell)}
        if not values:
            continue
        found += 1
        if found > MOST_ROWS:
            raise BadInput(
                N_("At most %(most)s people at a time. Please divide the table."), code="table_long", most=MOST_ROWS
            )
        yield TableRow(number, values)


def _cell(cell: Any) -> str:
    """As text: days in ISO, whole numbers without ".0".

    A spreadsheet keeps 15 digits of a number: a longer one comes as "1.10105194912310E+17", so that nobody takes what
    is left of an identity number for the number.
    """
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= LONGEST_NUMBER:
        return f"{cell:.14E}"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return "" if cell is None else str(cell).strip()[: LONGEST_CELL + 1]


def _text(content: bytes) -> Iterator[list[Any]]:
    text = _decoded(content)
    separator = max(",;\t", key=text.partition("\n")[0].count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise _no_table() from error


def _decoded(content: bytes) -> str:
    """UTF-8, or what Chinese spreadsheets save."""
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _no_table()


def _sheet(content: bytes) -> Iterator[list[Any]]:
    """The first sheet, its values only; formulas come as what was last reckoned."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise _no_table()
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        yield from (list(row) for row in sheet.iter_rows(values_only=True, max_col=100))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as error:
        raise _no_table() from error


def _no_table() -> BadInput:
    return BadInput(N_("This file cannot be read as a table. Save it as XLSX or as CSV in UTF-8."), code="no_table")
