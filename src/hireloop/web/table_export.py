"""A table as a file: CSV that Excel reads as UTF-8, or XLSX."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextvars import copy_context
from io import BytesIO
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import override as language_override

from hireloop.web.streaming import stream
from hireloop.web.table_columns import Column

ROWS_AT_ONCE = 1000
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(request: HttpRequest, name: str, columns: Sequence[Column], rows: QuerySet[Any]) -> HttpResponseBase:
    return csv_file(request, name, _lines(columns, rows))


def csv_file(request: HttpRequest, name: str, lines: Iterator[list[Any]]) -> HttpResponseBase:
    """Lines of cells as a file, made while it is sent."""
    response = stream(request, _csv_lines(lines), content_type="text/csv; charset=utf-8")
    return _named(response, f"{name}.csv")


def as_xlsx(_request: HttpRequest, name: str, columns: Sequence[Column], rows: QuerySet[Any]) -> HttpResponseBase:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    for index in range(1, len(columns) + 1):
        sheet.column_dimensions[get_column_letter(index)].width = 20
    for line in _lines(columns, rows):
        sheet.append([harmless(cell) for cell in line])
    content = BytesIO()
    book.save(content)
    return _named(HttpResponse(content.getvalue(), content_type=XLSX_TYPE), f"{name}.xlsx")


FORMATS: dict[str, Callable[[HttpRequest, str, Sequence[Column], QuerySet[Any]], HttpResponseBase]] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
}


def harmless(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value


def _lines(columns: Sequence[Column], rows: QuerySet[Any]) -> Iterator[list[Any]]:
    yield [str(column.label) for column in columns]
    for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
        yield [column.exported(row) for column in columns]


class _Line:
    """What csv.writer writes to: hands the line back."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(lines: Iterator[list[Any]]) -> Iterator[str]:
    """The lines are made while they are sent, after the middleware has left: who reads, language and zone stay so."""
    language, zone, context = get_language(), timezone.get_current_timezone(), copy_context()

    def written() -> Iterator[str]:
        with language_override(language), timezone.override(zone):
            writer = csv.writer(_Line())
            yield "\ufeff"
            for line in lines:
                yield writer.writerow([harmless(cell) for cell in line])

    made = written()
    return iter(lambda: context.run(next, made, None), None)


def _named(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
