"""The evidence of a signing: who, when, from where, how identified, every version's digest; as data and as a page."""

import json
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from hireloop import __version__
from hireloop.engines.identity_checks.catalog import label_of
from hireloop.engines.pdf_signatures.authority import fingerprint

from .actions import authority
from .consents import consent_text
from .links import check_url
from .models import Certificate, Envelope, Signer, Step
from .queries import confirmed_identity

ATTACHMENT = "evidence.json"


def evidence_of(envelope: Envelope) -> dict[str, Any]:
    """Everything, in stable keys; times in UTC (ISO 8601)."""
    consent = consent_text(envelope.consent_key, envelope.language, envelope.consent_version)
    signers = envelope.signers.select_related("user", "employer", "seal", "certificate").prefetch_related("steps")
    return {
        "document": {
            "id": str(envelope.pk),
            "title": envelope.title,
            "code": envelope.code,
            "kind": envelope.kind,
            "subject": f"{envelope.subject_type}:{envelope.subject_id}",
            "state": envelope.state,
            "sent_at": _time(envelope.created_at),
            "ended_at": _time(envelope.ended_at),
        },
        "consent": {
            "key": consent.key,
            "version": consent.version,
            "language": consent.language,
            "sha256": consent.sha256,
            "title": consent.title,
            "points": list(consent.points),
            "tick": consent.tick,
        },
        "versions": [
            {
                "number": each.number,
                "sha256": each.sha256,
                "made_at": _time(each.created_at),
                "signed_by": each.signer.name if each.signer else None,
            }
            for each in envelope.versions.select_related("signer")
        ],
        "signers": [_signer(each) for each in signers],
        "trust": {
            "root_sha256": fingerprint(authority.root_certificate()),
            "timestamps": settings.SIGNING_TSA_URL or "built-in",
            "check": check_url(envelope),
        },
        "made_by": f"HireLoop {__version__}",
        "made_at": _time(timezone.now()),
    }


def evidence_json(envelope: Envelope) -> bytes:
    return json.dumps(evidence_of(envelope), ensure_ascii=False, indent=2).encode()


def evidence_page(envelope: Envelope) -> bytes:
    """A PDF to read, with the JSON attached; not yet sealed."""
    from weasyprint import HTML, Attachment

    found = evidence_of(envelope)
    with translation.override(envelope.language):
        html = render_to_string(
            "signing/evidence.html", {"evidence": found, "envelope": envelope, "signers": _lines(envelope)}
        )
    raw = json.dumps(found, ensure_ascii=False, indent=2).encode()
    attachment = Attachment(string=raw, name=ATTACHMENT, description="evidence")
    return HTML(string=html).write_pdf(attachments=[attachment])


def _lines(envelope: Envelope) -> list[Signer]:
    return list(envelope.signers.select_related("user", "seal", "certificate", "version").prefetch_related("steps"))


def _signer(signer: Signer) -> dict[str, Any]:
    return {
        "name": signer.name,
        "role": signer.role,
        "email": signer.email,
        "order": signer.order,
        "state": signer.state,
        "means": signer.means or None,
        "seal": signer.seal.name if signer.seal else None,
        "checks": signer.checks,
        "identity": _identity(signer),
        "certificate": _certificate(signer.certificate) if signer.certificate else None,
        "steps": [_step(each) for each in signer.steps.all()],
    }


def _identity(signer: Signer) -> dict[str, Any] | None:
    """Which service confirmed name and ID number, under which number of its own, and when."""
    kept = confirmed_identity(signer)
    if kept is None:
        return None
    return {
        "provider": kept["provider"],
        "service": label_of(kept["provider"]),
        "reference": kept["reference"],
        "at": kept["at"],
    }


def _certificate(kept: Certificate) -> dict[str, Any]:
    pem = kept.certificate.encode()
    return {
        "subject": kept.subject,
        "issuer": x509.load_pem_x509_certificate(pem).issuer.rfc4514_string(),
        "serial": kept.serial,
        "sha256": fingerprint(pem),
        "not_before": _time(kept.not_before),
        "not_after": _time(kept.not_after),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "step": step.kind,
        "at": _time(step.created_at),
        "address": step.ip,
        "browser": step.user_agent,
        "details": step.details,
    }


def _time(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None
