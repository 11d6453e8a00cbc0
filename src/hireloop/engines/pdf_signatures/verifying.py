"""Check the signatures of a PDF: that nothing was changed, whose they are, whom they lead to, when they were made.

Signers' certificates live a few days, so they are judged at the time of their timestamp, with the revocation lists
that the file carries; timestamps are judged now. pyHanko's comparison of revisions says whether what was appended
is only further signing; its ``bottom_line`` alone counts, for a malicious update still looks "intact".
"""

import contextlib
import hashlib
import io
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from asn1crypto import crl as asn1_crl
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import find_cms_attribute_iter
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    EmbeddedPdfSignature,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from hireloop.kernel.errors import N_, BadInput

from .verification import WARNINGS, SignatureCheck, Trust, Verification

HEAD = b"%PDF-"
HEAD_WITHIN = 1024
MODIFICATIONS = {
    ModificationLevel.NONE: "none",
    ModificationLevel.LTA_UPDATES: "maintenance",
    ModificationLevel.FORM_FILLING: "signing",
}
COVERAGE = {SignatureCoverageLevel.ENTIRE_FILE: "file", SignatureCoverageLevel.ENTIRE_REVISION: "revision"}


def verify_pdf(pdf: bytes, *, trust: Trust) -> Verification:
    """BadInput for what is no PDF at all; whatever else is wrong is in the answer's problems."""
    if HEAD not in pdf[:HEAD_WITHIN]:
        raise BadInput(N_("This is no PDF file."), code="no_pdf")
    sha256 = hashlib.sha256(pdf).hexdigest()
    try:
        return _verified(PdfFileReader(io.BytesIO(pdf), strict=False), trust, sha256)
    except Exception:  # an engine's edge: a damaged file may break the reader anywhere
        logging.getLogger(__name__).debug("a file could not be checked", exc_info=True)
        return Verification(sha256, (), (), ("unreadable",), bottom_line=False)


def check_root(raw: bytes, *, name: str) -> bytes:
    """A certificate file (PEM or DER) as it is; BadInput where it holds no certificate."""
    try:
        found = list(load_certs_from_pemder_data(raw))
    except (ValueError, TypeError) as error:
        raise BadInput(N_("%(name)s is no certificate file."), code="no_certificate", name=name) from error
    if not found:
        raise BadInput(N_("%(name)s is no certificate file."), code="no_certificate", name=name)
    return raw


def _verified(reader: PdfFileReader, trust: Trust, sha256: str) -> Verification:
    fields = list(enumerate_sig_fields(reader))
    empty = tuple(name for name, value, _ref in fields if value is None)
    embedded = reader.embedded_signatures
    context = _Context(trust, reader)
    checks = tuple(_check(each, context, is_last=each is embedded[-1]) for each in embedded)
    problems = _problems_of_file(checks, empty, unread=len(fields) - len(empty) - len(embedded))
    if checks and _goes_on_after_its_end(reader):
        problems = (*problems, "added_after")
    return Verification(sha256, checks, empty, problems, bottom_line=not problems)


def _goes_on_after_its_end(reader: PdfFileReader) -> bool:
    """Whether bytes follow the newest revision that belong to none."""
    raw = reader.stream.getbuffer()
    tail = bytes(raw[reader.last_startxref :])
    return tail.count(b"startxref") != 1 or not tail.rstrip(b"\r\n \0").endswith(b"%%EOF")


def _problems_of_file(checks: Sequence[SignatureCheck], empty: tuple[str, ...], *, unread: int) -> tuple[str, ...]:
    found = ["unreadable"] if unread else []
    if not any(each.kind == "signature" for each in checks):
        found.append("no_signature")
    if empty:
        found.append("empty_field")
    found += [problem for each in checks if not each.is_good for problem in each.problems if problem not in WARNINGS]
    return tuple(dict.fromkeys(found))


def _revoked_in(lists: Sequence[bytes]) -> Iterator[tuple[tuple[bytes, int], datetime]]:
    for raw in lists:
        tbs = asn1_crl.CertificateList.load(raw)["tbs_cert_list"]
        for entry in tbs["revoked_certificates"] or ():
            yield (tbs["issuer"].dump(), entry["user_certificate"].native), entry["revocation_date"].native


class _Context:
    """The trusted roots, with the certificates and lists that the file carries."""

    def __init__(self, trust: Trust, reader: PdfFileReader) -> None:
        self._roots = [each for pem in trust.roots for each in load_certs_from_pemder_data(pem)]
        self._made: dict[datetime | None, ValidationContext] = {}
        self._revoked = dict(_revoked_in(trust.lists))
        self._store: DocumentSecurityStore | None = None
        with contextlib.suppress(NoDSSFoundError):
            self._store = DocumentSecurityStore.read_dss(reader)

    def is_revoked(self, certificate: Any, moment: datetime | None) -> bool:
        """By a list that was handed in; what was signed before the day of revocation stays good."""
        since = self._revoked.get((certificate.issuer.dump(), certificate.serial_number))
        return since is not None and (moment is None or moment >= since)

    def at(self, moment: datetime | None) -> ValidationContext:
        if moment not in self._made:
            self._made[moment] = self._make(moment)
        return self._made[moment]

    def _make(self, moment: datetime | None) -> ValidationContext:
        wanted: dict[str, Any] = {
            "trust_roots": self._roots,
            "allow_fetching": False,
            "revocation_mode": "soft-fail",
            "moment": moment,
        }
        if self._store is None:
            return ValidationContext(**wanted)
        return self._store.as_validation_context(wanted)


def _check(embedded: EmbeddedPdfSignature, context: _Context, *, is_last: bool) -> SignatureCheck:
    if embedded.sig_object_type == "/DocTimeStamp":
        return _check_timestamp(embedded, context, is_last=is_last)
    stamped = _time_stamped(embedded)
    status = validate_pdf_signature(embedded, context.at(stamped), context.at(None))
    proven = status.timestamp_validity
    has_timestamp = bool(proven and proven.trusted)
    if stamped and not has_timestamp:
        # A time that nobody vouches for is none: the certificate is judged now.
        status = validate_pdf_signature(embedded, context.at(None), context.at(None))
    problems = [*_cryptographic(status), *_about_time(status, has_timestamp), *_about_changes(status, is_last=is_last)]
    claimed = embedded.self_reported_timestamp
    if context.is_revoked(status.signing_cert, proven.timestamp if proven and has_timestamp else None):
        problems.append("revoked")
    return SignatureCheck(
        field=embedded.field_name,
        kind="signature",
        time=proven.timestamp if proven else claimed,
        has_timestamp=has_timestamp,
        timestamp_by=_common_name(proven.signing_cert) if proven else "",
        reason=str(embedded.sig_object.get("/Reason", "")),
        is_good=bool(status.bottom_line) and not set(problems) - WARNINGS,
        problems=tuple(problems),
        **_facts(status),
    )


def _check_timestamp(embedded: EmbeddedPdfSignature, context: _Context, *, is_last: bool) -> SignatureCheck:
    status = validate_pdf_timestamp(embedded, context.at(None))
    problems = [*_cryptographic(status), *_about_changes(status, is_last=is_last)]
    return SignatureCheck(
        field=embedded.field_name,
        kind="timestamp",
        time=status.timestamp,
        has_timestamp=bool(status.trusted),
        timestamp_by=_common_name(status.signing_cert),
        reason="",
        is_good=bool(status.trusted) and not problems,
        problems=tuple(problems),
        **_facts(status),
    )


def _time_stamped(embedded: EmbeddedPdfSignature) -> datetime | None:
    """What the timestamp inside says; whether it is to be believed is found out with it."""
    tokens = find_cms_attribute_iter(embedded.signer_info["unsigned_attrs"], "signature_time_stamp_token")
    token = next(iter(tokens), None)
    if token is None:
        return None
    moment = token["content"]["encap_content_info"]["content"].parsed["gen_time"].native
    return moment if isinstance(moment, datetime) else None


def _cryptographic(status: Any) -> list[str]:
    found = []
    if not status.intact:
        found.append("changed")
    elif not status.valid:
        found.append("not_valid")
    if status.intact and status.valid and not status.trusted:
        found.append(_why_untrusted(status))
    return found


def _why_untrusted(status: Any) -> str:
    if status.revoked:
        return "revoked"
    name = getattr(status.trust_problem_indic, "name", "")
    return "expired" if "OUT_OF_BOUNDS" in name or "EXPIRED" in name else "untrusted"


def _about_time(status: Any, has_timestamp: bool) -> list[str]:
    if status.timestamp_validity is None:
        return ["no_timestamp"]
    return [] if has_timestamp else ["timestamp"]


def _about_changes(status: Any, *, is_last: bool) -> list[str]:
    """What came after the signature: further signing is allowed; after the last one only upkeep for the long term."""
    level = status.modification_level
    if status.coverage is None or status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return ["not_covered"]
    if level not in MODIFICATIONS or status.docmdp_ok is False:
        return ["forbidden_change"]
    return ["added_after"] if is_last and level > ModificationLevel.LTA_UPDATES else []


def _facts(status: Any) -> dict[str, Any]:
    certificate = status.signing_cert
    path = status.validation_path
    chain = tuple(_common_name(each) for each in reversed(list(path.iter_certs(include_root=True)))) if path else ()
    return {
        "signer": _common_name(certificate),
        "organisation": str(certificate.subject.native.get("organization_name", "")),
        "is_intact": bool(status.intact),
        "is_trusted": bool(status.trusted),
        "covers": COVERAGE.get(status.coverage, "unclear"),
        "modification": MODIFICATIONS.get(status.modification_level, "other"),
        "certificate_sha256": certificate.sha256.hex(),
        "chain": chain,
    }


def _common_name(certificate: Any) -> str:
    return str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
