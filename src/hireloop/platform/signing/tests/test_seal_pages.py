"""Colleagues: the register of seals, sealing, certificates, evidence; and the public page that checks files."""

import io

import pytest
from conftest import PASSWORD
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from hireloop.engines.pdf_signatures import authority as pure
from hireloop.engines.pdf_signatures.authority import Subject
from hireloop.platform.accounts.roles import Role
from hireloop.platform.signing import queries
from hireloop.platform.signing.actions.evidence import make_evidence
from hireloop.platform.signing.models import Certificate, Envelope, Seal, SealHolder, SealUse
from hireloop.platform.signing.testing import seal_of, sign_as_person, sign_by_everyone

pytestmark = pytest.mark.django_db


@pytest.fixture
def legal(make_user):
    return make_user("何洁", "he.jie@example.com", Role.LEGAL)


@pytest.fixture
def signed(envelope: Envelope, zhang_min) -> Envelope:
    return sign_by_everyone(envelope, sealer=zhang_min, password=PASSWORD)


def seal_form(employer, **changes: object) -> dict[str, object]:
    return {
        "employer": employer.pk,
        "name": "合同章",
        "text": employer.name,
        "label": "合同专用章",
        "number": "3101",
        **changes,
    }


def png() -> bytes:
    written = io.BytesIO()
    Image.new("RGBA", (200, 200), (200, 0, 0, 128)).save(written, "PNG")
    return written.getvalue()


def test_a_drawn_seal_goes_into_the_register(client_of, legal, employer, zhang_min):
    client = client_of(legal)
    response = client.post(reverse("signing:new_seal"), seal_form(employer, holders=[zhang_min.pk]))
    seal = Seal.objects.get()
    assert response["Location"] == reverse("signing:seal_detail", args=[seal.pk])
    assert seal.holders.get().user == zhang_min
    picture = client.get(reverse("signing:seal_picture", args=[seal.pk]))
    assert picture["Content-Type"] == "image/svg+xml"
    assert "合同章" in client.get(reverse("signing:seals")).content.decode()
    assert "张敏" in client.get(reverse("signing:seal_detail", args=[seal.pk])).content.decode()


def test_an_uploaded_picture_and_certificate(client_of, legal, employer, envelope, zhang_min):
    root = pure.make_root("Licensed CA")
    pair = pure.issue_for_seal(pure.make_issuing(root, "Licensed CA 2"), Subject("公司印章"))
    chain = [pure.KeyPair(each, b"").x509 for each in pair.chain]
    packed = pkcs12.serialize_key_and_certificates(
        b"seal", pair.private_key, pair.x509, chain, serialization.BestAvailableEncryption(b"secret")
    )
    files = {
        "picture": SimpleUploadedFile("seal.png", png()),
        "pkcs12": SimpleUploadedFile("seal.p12", packed),
        "pkcs12_password": "wrong",
        "holders": [zhang_min.pk],
    }
    client = client_of(legal)
    refused = client.post(reverse("signing:new_seal"), seal_form(employer, **files))
    assert refused.status_code == 422
    assert "合同专用章" in refused.content.decode()
    files |= {
        "picture": SimpleUploadedFile("seal.png", png()),
        "pkcs12": SimpleUploadedFile("seal.p12", packed),
        "pkcs12_password": "secret",
    }
    assert client.post(reverse("signing:new_seal"), seal_form(employer, **files)).status_code == 302
    seal = Seal.objects.get()
    assert not seal.certificate.is_ours
    assert client.get(reverse("signing:seal_picture", args=[seal.pk])).content.startswith(b"\x89PNG")
    done = sign_by_everyone(envelope, sealer=zhang_min, password=PASSWORD)
    assert done.state == "completed"


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ""},
        {"name": " "},
        {"text": "\U000f0000"},
        {"picture": SimpleUploadedFile("x.png", b"no picture")},
        {"pkcs12": SimpleUploadedFile("x.p12", b"no certificate")},
        {"number": "1" * 19},
    ],
)
def test_a_bad_seal_is_not_registered(client_of, legal, employer, changes):
    assert client_of(legal).post(reverse("signing:new_seal"), seal_form(employer, **changes)).status_code == 422
    assert not Seal.objects.exists()
    assert not Certificate.objects.filter(use="seal").exists()


def test_holders_come_and_go(client_of, legal, employer, zhang_min, sun_yue):
    seal, client = seal_of(employer, holder=zhang_min), client_of(legal)
    client.post(reverse("signing:name_holder", args=[seal.pk]), {"user": sun_yue.pk})
    assert set(seal.holders.filter(withdrawn_at=None).values_list("user__name", flat=True)) == {"张敏", "孙悦"}
    holder = SealHolder.objects.get(user=zhang_min)
    client.post(reverse("signing:withdraw_holder", args=[seal.pk, holder.pk]))
    holder.refresh_from_db()
    assert holder.withdrawn_at is not None
    assert client.post(reverse("signing:name_holder", args=[seal.pk]), {"user": ""}).status_code == 422
    client.post(reverse("signing:stop_seal", args=[seal.pk]), {"reason": "遗失"})
    assert not Seal.objects.get().is_usable
    assert "遗失" in client.get(reverse("signing:seal_detail", args=[seal.pk])).content.decode()


def test_sealing_on_the_page(client_of, envelope, signer, employer, zhang_min, sun_yue):
    seal = seal_of(employer, holder=zhang_min)
    sign_as_person(signer)
    place = envelope.signers.get(role="employer")
    address = reverse("signing:seal", args=[place.pk])
    client = client_of(zhang_min)
    assert envelope.title in client.get("/").content.decode()
    assert str(seal.pk) in client.get(address).content.decode()
    assert client.get(reverse("signing:staff_page", args=[envelope.pk, 1])).content.startswith(b"\x89PNG")
    assert client_of(sun_yue).get(address).status_code == 404
    wrong = client.post(address, {"seal": seal.pk, "password": "wrong"})
    assert wrong.status_code == 422
    assert not SealUse.objects.exists()
    assert client.post(address, {"seal": seal.pk, "password": PASSWORD}).status_code == 302
    assert Envelope.objects.get().state == "completed"
    assert "已" in client.get(address).content.decode()


def test_passwords_can_not_be_tried_for_ever(client_of, envelope, signer, employer, zhang_min):
    seal = seal_of(employer, holder=zhang_min)
    sign_as_person(signer)
    address = reverse("signing:seal", args=[envelope.signers.get(role="employer").pk])
    client = client_of(zhang_min)
    for _ in range(30):
        client.post(address, {"seal": seal.pk, "password": "wrong"})
    assert client.post(address, {"seal": seal.pk, "password": PASSWORD}).status_code == 422
    assert not SealUse.objects.exists()


def test_certificates_are_shown_plainly(client_of, legal, client):
    page = client_of(legal).get(reverse("signing:certificates")).content.decode()
    assert pure.fingerprint(Certificate.objects.get(use="root").certificate.encode()) in page
    assert client.get(reverse("signing:root_certificate")).content.startswith(b"-----BEGIN CERTIFICATE")
    assert client.get(reverse("signing:revocation_list"))["Content-Type"] == "application/pkix-crl"


def test_evidence_for_everybody_who_is_concerned(client_of, client, signed, zhang_min, zhao_lei):
    from hireloop.platform.signing.links import new_token

    token = new_token(signed.signers.select_related("envelope").get(role="person"))
    assert client.get(reverse("signing:signer_evidence", args=[token])).status_code == 404
    make_evidence(signed.pk)
    assert client.get(reverse("signing:signer_evidence", args=[token])).status_code == 200
    staff = client_of(zhang_min)
    assert staff.get(reverse("signing:evidence_pdf", args=[signed.pk])).status_code == 200
    found = staff.get(reverse("signing:evidence_json", args=[signed.pk])).json()
    assert found["document"]["code"] == signed.code
    assert client_of(zhao_lei).get(reverse("signing:evidence_json", args=[signed.pk])).status_code == 403


def test_evidence_is_itself_sealed(signed):
    from hireloop.platform.signing.checking import check
    from hireloop.platform.vault import files

    make_evidence(signed.pk)
    signed.refresh_from_db()
    with files.open_file(signed.evidence) as source:
        raw = source.read()
    assert check(raw).verification.bottom_line
    changed = raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:]
    assert not check(changed).verification.bottom_line


def upload(client, address: str, raw: bytes) -> str:
    response = client.post(address, {"file": SimpleUploadedFile("x.pdf", raw, "application/pdf")})
    return response.content.decode()


def test_everybody_can_check_a_file(client, signed):
    raw = queries.signed_pdf(signed)
    told = upload(client, reverse("signing:check"), raw)
    assert "签名有效" in told
    assert signed.code in told
    changed = raw[:3000] + bytes([raw[3000] ^ 1]) + raw[3001:]
    assert "未通过" in upload(client, reverse("signing:check"), changed)
    by_code = reverse("signing:check_code", args=[signed.code])
    assert "逐字节一致" in upload(client, by_code, raw)
    earlier = queries.content_of(signed.versions.get(number=1))
    assert "较早版本" in upload(client, by_code, earlier)


def test_a_file_signed_by_a_stranger_does_not_pass(client, signed, contract_pdf):
    """The same document, signed with the same names by another authority."""
    from hireloop.engines.pdf_signatures import fields
    from hireloop.engines.pdf_signatures.preparing import Place
    from hireloop.engines.pdf_signatures.tests.conftest import make_house

    prepared = fields.with_fields(contract_pdf, [Place("one", 1, (60, 600, 250, 684))])
    forged = make_house("HireLoop Root").sign(prepared, "one", name="王芳", last=True)
    told = upload(client, reverse("signing:check_code", args=[signed.code]), forged)
    assert "未通过" in told
    assert "不是该编号下保存的文件" in told


@pytest.mark.parametrize("raw", [b"", b"hello", b"%PDF-1.7 broken"])
def test_what_is_no_pdf_gets_a_clear_answer(client, raw):
    told = upload(client, reverse("signing:check"), raw)
    assert "PDF" in told or "文件" in told


def test_a_code_can_be_typed_anyhow(client, envelope):
    response = client.get(reverse("signing:check"), {"code": envelope.code.replace("-", " ").lower()})
    assert response["Location"] == reverse("signing:check_code", args=[envelope.code])
