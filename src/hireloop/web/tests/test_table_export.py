import csv
from io import BytesIO, StringIO

import pytest
from asgiref.sync import async_to_sync
from django.contrib.contenttypes.models import ContentType
from django.test import AsyncRequestFactory
from openpyxl import load_workbook

from .sample import SampleTable, make_samples, samples

pytestmark = pytest.mark.django_db


def export(ask, query):
    response = SampleTable(ask(f"/samples/?{query}"), samples()).respond("")
    return response, b"".join(response) if response.streaming else response.content


def csv_rows(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_csv_has_every_filtered_row_in_order_and_opens_in_excel(ask):
    make_samples(30)
    make_samples(2, app="two")
    response, content = export(ask, "export=csv&q=one&sort=-model")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv_rows(content)
    assert rows[0] == ["Model", "App", "Number"]
    assert len(rows) == 31
    assert rows[1][0] == "one-029"
    assert response["Content-Disposition"] == 'attachment; filename="samples.csv"'
    assert response["Cache-Control"] == "no-store"


def test_xlsx_keeps_numbers_as_numbers(ask):
    make_samples(1)
    _response, content = export(ask, "export=xlsx")
    rows = list(load_workbook(BytesIO(content)).active.values)
    assert rows[0] == ("Model", "App", "Number")
    assert isinstance(rows[1][2], int)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_formula_in_a_cell_is_made_harmless(ask, sign):
    ContentType.objects.create(app_label="one", model=f"{sign}cmd|' /C calc'!A0")
    _response, content = export(ask, "export=csv")
    assert csv_rows(content)[1][0].startswith(f"'{sign}")


def test_a_table_is_told_before_its_rows_leave(ask):
    class Watched(SampleTable):
        left = ()

        def exported(self, count, file_format):
            Watched.left = (count, file_format)

    make_samples(3)
    Watched(ask("/samples/?export=csv&q=001"), samples()).respond("")
    assert Watched.left == (1, "csv")


def test_an_unknown_format_is_just_the_page(ask):
    make_samples(1)
    request = ask("/samples/?export=exe", **{"HX-Target": "table-samples"})
    assert b"table-frame" in SampleTable(request, samples()).respond("").content


def test_an_async_server_is_sent_the_same_lines_while_they_are_made(ask):
    make_samples(40)
    wanted = export(ask, "export=csv&sort=model")[1]
    request = AsyncRequestFactory().get("/samples/?export=csv&sort=model")
    request.session = {}
    response = SampleTable(request, samples()).respond("")

    async def collect() -> bytes:
        return b"".join([part async for part in response])

    assert response.is_async
    assert async_to_sync(collect)() == wanted
