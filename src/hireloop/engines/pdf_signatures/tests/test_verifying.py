"""A signed file is valid; every way of tampering with it is found."""

import io
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from hireloop.engines.pdf_signatures import authority, preparing
from hireloop.engines.pdf_signatures.authority import Revoked, Subject
from hireloop.engines.pdf_signatures.verifying import Trust, verify_pdf
from hireloop.kernel.errors import BadInput

from .conftest import COMPANY, NAME


def signed_ranges(pdf: bytes) -> list[tuple[int, int]]:
    """Of the first signature: (start, end) of what it covers."""
    a, b, c, d = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0].byte_range
    return [(int(a), int(a) + int(b)), (int(c), int(c) + int(d))]


def appended(pdf: bytes, change: object) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    change(writer)  # type: ignore[operator]
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()


def test_a_contract_signed_by_both_is_valid(by_both, house):
    found = verify_pdf(by_both, trust=house.trust)
    assert found.bottom_line
    assert found.problems == ()
    assert [each.signer for each in found.people] == [NAME, COMPANY]
    assert [each.kind for each in found.signatures] == ["signature", "signature", "timestamp"]
    assert all(each.has_timestamp and each.is_trusted for each in found.people)
    assert found.people[0].modification == "signing"
    assert "Root" in found.people[0].chain[-1]


def test_earlier_signatures_are_kept_byte_for_byte(by_person, by_both):
    assert by_both.startswith(by_person)


def test_half_signed_says_what_is_missing(by_person, house):
    found = verify_pdf(by_person, trust=house.trust)
    assert found.people[0].is_good
    assert found.problems == ("empty_field",)
    assert found.empty_fields == ("employer",)


def test_a_short_lived_certificate_is_judged_at_its_timestamp(contract, house, monkeypatch):
    """An hour before its end it signs; that it ends does not matter to what it signed."""
    then = datetime.now(UTC) - timedelta(days=2, hours=23)
    pair = authority.issue_for_person(house.issuing, Subject(NAME), now=then, lives=timedelta(days=3))
    signed = house.sign(house.sign(contract, "person", pair=pair), "employer", last=True)
    assert verify_pdf(signed, trust=house.trust).bottom_line


def test_an_expired_certificate_signs_nothing(contract, house):
    long_ago = datetime.now(UTC) - timedelta(days=30)
    pair = authority.issue_for_person(house.issuing, Subject(NAME), now=long_ago, lives=timedelta(days=3))
    with pytest.raises(Exception, match="certificate"):
        house.sign(contract, "person", pair=pair)


def test_revoked_later_stays_valid_by_its_time(by_both, house):
    serial = PdfFileReader(io.BytesIO(by_both)).embedded_signatures[1].signer_cert.serial_number
    later = authority.revocation_list(
        house.issuing, [Revoked(serial, datetime.now(UTC) + timedelta(minutes=1))], number=2
    )
    assert verify_pdf(by_both, trust=Trust((house.root.certificate,), (later,))).bottom_line


def test_revoked_before_signing_is_found(by_both, house):
    serial = PdfFileReader(io.BytesIO(by_both)).embedded_signatures[1].signer_cert.serial_number
    before = authority.revocation_list(
        house.issuing, [Revoked(serial, datetime.now(UTC) - timedelta(days=2))], number=2
    )
    found = verify_pdf(by_both, trust=Trust((house.root.certificate,), (before,)))
    assert not found.bottom_line
    assert "revoked" in found.problems


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_flipped_byte_is_found(by_both, house, share):
    end = signed_ranges(by_both)[0][1]
    changed = bytearray(by_both)
    changed[int(end * share)] ^= 1
    assert not verify_pdf(bytes(changed), trust=house.trust).bottom_line


def test_a_swapped_page_is_found(by_both, house):
    """The pages of page 1 and 2 are exchanged in an update that leaves every signed byte alone."""

    def swap(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root["/Pages"]
        kids = pages.raw_get("/Kids").get_object() if hasattr(pages.raw_get("/Kids"), "get_object") else pages["/Kids"]
        kids[0], kids[1] = kids.raw_get(1), kids.raw_get(0)
        writer.update_container(kids)

    found = verify_pdf(appended(by_both, swap), trust=house.trust)
    assert not found.bottom_line
    assert "forbidden_change" in found.problems


def test_text_written_over_a_page_is_found(by_both, house):
    def write_over(writer: IncrementalPdfFileWriter) -> None:
        stream = generic.StreamObject(stream_data=b"q 1 0 0 rg 50 50 300 300 re f Q")
        writer.add_stream_to_page(0, writer.add_object(stream))

    found = verify_pdf(appended(by_both, write_over), trust=house.trust)
    assert not found.bottom_line
    assert "forbidden_change" in found.problems


def test_metadata_appended_after_the_last_signature_is_found(by_both, house):
    def add_entry(writer: IncrementalPdfFileWriter) -> None:
        writer.root[pdf_name("/OpenAction")] = generic.DictionaryObject({pdf_name("/S"): pdf_name("/Named")})
        writer.update_root()

    assert not verify_pdf(appended(by_both, add_entry), trust=house.trust).bottom_line


def test_bytes_appended_after_the_end_are_found(by_both, house):
    assert not verify_pdf(by_both + b"\n% more\n", trust=house.trust).bottom_line


def test_a_signature_removed_by_an_update_is_found(by_both, house):
    def remove(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][1]
        del field["/V"]
        writer.mark_update(writer.root["/AcroForm"]["/Fields"].raw_get(1).reference)

    found = verify_pdf(appended(by_both, remove), trust=house.trust)
    assert not found.bottom_line
    assert "empty_field" in found.problems


def test_a_signature_removed_by_cutting_the_file_is_found(by_both, by_person, house):
    assert verify_pdf(by_both[: len(by_person)], trust=house.trust).problems == ("empty_field",)


def test_a_file_written_anew_has_no_signature_left(by_both, house):
    plain = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.import_pages(pypdfium2.PdfDocument(by_both))
    document.save(plain)
    assert "no_signature" in verify_pdf(plain.getvalue(), trust=house.trust).problems


def test_signed_again_by_another_authority_is_found(contract, house, stranger):
    """The same names on every certificate, but another key."""
    forged = stranger.sign(stranger.sign(contract, "person"), "employer", last=True)
    assert verify_pdf(forged, trust=stranger.trust).bottom_line
    found = verify_pdf(forged, trust=house.trust)
    assert not found.bottom_line
    assert "untrusted" in found.problems


def test_a_timestamp_of_nobody_trusted_proves_no_time(contract, house, stranger):
    from hireloop.engines.pdf_signatures import signing, stamps, timestamps

    signed = signing.sign(
        contract,
        field="person",
        pair=authority.issue_for_person(house.issuing, Subject(NAME)),
        stamp=stamps.person_stamp(NAME, lines=[]),
        statement=signing.Statement(NAME),
        timestamps=timestamps.built_in(stranger.tsa),
        proof=None,
    )
    found = verify_pdf(signed, trust=house.trust)
    assert "timestamp" in found.problems
    assert not found.people[0].has_timestamp


@pytest.mark.parametrize("raw", [b"", b"hello", b"PK\x03\x04" + bytes(100)])
def test_what_is_no_pdf_is_refused(raw, house):
    with pytest.raises(BadInput):
        verify_pdf(raw, trust=house.trust)


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\nstartxref\n99999999\n%%EOF"])
def test_a_broken_pdf_says_so(raw, house):
    assert verify_pdf(raw, trust=house.trust).problems == ("unreadable",)


@with_settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_no_change_of_signed_bytes_goes_unnoticed(data, by_both, house):
    """Any bytes within what the first signature covers, changed in any way: never valid, never an error of ours."""
    start, end = data.draw(st.sampled_from(signed_ranges(by_both)))
    changed = bytearray(by_both)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(start, end - 1))
        changed[at] ^= data.draw(st.integers(1, 255))
    if bytes(changed) == by_both:
        return
    try:
        found = verify_pdf(bytes(changed), trust=house.trust)
    except BadInput:
        return
    assert not found.bottom_line
    assert not any(each.is_good for each in found.people[:1] if each.field == "person")


@with_settings(max_examples=15, deadline=None)
@given(cut=st.floats(0.01, 1, exclude_max=True), tail=st.binary(max_size=40))
def test_a_cut_file_is_never_valid(cut, tail, by_both, house):
    """Cut anywhere before the end of what the last timestamp covers; upkeep may follow that."""
    *_others, start, length = PdfFileReader(io.BytesIO(by_both)).embedded_signatures[-1].byte_range
    try:
        found = verify_pdf(by_both[: int((int(start) + int(length) - 1) * cut)] + tail, trust=house.trust)
    except BadInput:
        return
    assert not found.bottom_line


def test_the_stamps_are_seen_on_the_page(contract, by_both):
    before, after = (preparing.page_image(each, 1, wide=600) for each in (contract, by_both))
    assert before != after
    from PIL import Image

    picture = Image.open(io.BytesIO(after)).convert("RGB")
    pixels = (picture.getpixel((x, y)) for x in range(picture.width) for y in range(picture.height))
    red = sum(1 for r, g, b in pixels if r > 150 and g < 60 and b < 80)
    assert red > 500


def test_pdfsig_agrees(by_both, tmp_path):
    """Poppler's own reader, which knows nothing of ours."""
    file = tmp_path / "signed.pdf"
    file.write_bytes(by_both)
    try:
        told = subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        pytest.skip("pdfsig (poppler-utils) is not installed")
    assert told.count("Signature is Valid") == 2
    assert NAME in told
    assert COMPANY in told
    broken = bytearray(by_both)
    broken[signed_ranges(by_both)[0][1] // 2] ^= 1
    file.write_bytes(bytes(broken))
    told = subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Digest Mismatch" in told


def test_a_person_s_certificate_lives_as_long_as_its_issuer(house):
    person = authority.issue_for_person(house.issuing, Subject(NAME)).x509
    assert abs(person.not_valid_after_utc - house.issuing.x509.not_valid_after_utc) < timedelta(seconds=2)


def test_pdfsig_trusts_the_signatures_once_it_knows_the_root(by_both, house, stranger, tmp_path):
    if not (shutil.which("certutil") and shutil.which("pdfsig")):
        pytest.skip(
            "certutil (libnss3-tools) or pdfsig (poppler-utils) is not installed: their judgement was not asked"
        )
    file = tmp_path / "signed.pdf"
    file.write_bytes(by_both)
    ours = told_by_pdfsig(file, house.root.certificate, tmp_path / "ours")
    assert ours.count("Signature is Valid.") == 2
    assert ours.count("Certificate is Trusted.") == 2
    others = told_by_pdfsig(file, stranger.root.certificate, tmp_path / "others")
    assert others.count("Signature is Valid.") == 2
    assert "Certificate is Trusted." not in others


def told_by_pdfsig(file, root, folder):
    """What pdfsig says with a certificate store that holds one root."""
    folder.mkdir()
    (folder / "root.pem").write_bytes(root)
    store = f"sql:{folder}"
    add = ["-A", "-d", store, "-n", "root", "-t", "C,C,C", "-i", str(folder / "root.pem")]
    for command in (["-N", "-d", store, "--empty-password"], add):
        subprocess.run(["certutil", *command], check=True, capture_output=True)
    return subprocess.run(["pdfsig", "-nssdir", store, str(file)], capture_output=True, text=True, check=False).stdout
