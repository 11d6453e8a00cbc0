"""The signature fields of a PDF.

All fields are made before the first signature, so that signing only ever fills what was there.
"""

import io
from collections.abc import Sequence

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

from .preparing import Place, unreadable


def with_fields(pdf: bytes, places: Sequence[Place]) -> bytes:
    """The document with an empty signature field at each place."""
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        for place in places:
            left, low, right, top = (round(value) for value in place.box)
            append_signature_field(writer, SigFieldSpec(place.field, on_page=place.page, box=(left, low, right, top)))
        result = io.BytesIO()
        writer.write(result)
    except PdfError as error:
        raise unreadable() from error
    return result.getvalue()


def places_of(pdf: bytes) -> list[Place]:
    """The signature fields of a document and where they are."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
    count = int(reader.root["/Pages"]["/Count"])
    pages = {reader.find_page_for_modification(number)[0].reference: number for number in range(count)}
    found = []
    for name, _value, reference in enumerate_sig_fields(reader):
        widget = reference.get_object()
        page = pages.get(widget.raw_get("/P").reference, 0) if "/P" in widget else 0
        left, low, right, top = (float(value) for value in widget["/Rect"])
        found.append(Place(name, page, (left, low, right, top)))
    return found
