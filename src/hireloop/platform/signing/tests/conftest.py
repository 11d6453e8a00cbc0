"""A document, an employer with a colleague who opens envelopes, and a person who signs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from weasyprint import HTML

from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actor import Actor
from hireloop.platform.directory.models import Employer, Person
from hireloop.platform.signing import actions
from hireloop.platform.signing.models import Envelope, Signer


@pytest.fixture(scope="session")
def contract_pdf() -> bytes:
    pages = (
        "<h1>劳动合同</h1><p>乙方：𠮷㼆龘</p><p style='break-after: page'>第一页</p>"
        "<p>乙方（签字）：</p><p>甲方（盖章）：</p>"
    )
    return HTML(string=pages).write_pdf()


@pytest.fixture
def employer(db: None) -> Employer:
    return Employer.objects.create(name="上海启明星辰信息技术有限公司", credit_code="91310000MA1FL0XX0X")


@pytest.fixture
def open_for(contract_pdf: bytes, zhang_min: User, wang_fang: Person, employer: Employer) -> Callable[..., Envelope]:
    """Open an envelope that 王芳 signs first and the employer seals after; ``subject`` is the employer's row."""

    def open_it(*, person: Person = wang_fang, with_employer: bool = True, **changes: Any) -> Envelope:
        signers = [actions.SignerSpec("person", person.name, person=person, order=1)]
        if with_employer:
            signers.append(actions.SignerSpec("employer", employer.name, employer=employer, order=2))
        values = {
            "title": "劳动合同 王芳",
            "pdf": contract_pdf,
            "kind": "contract",
            "subject": employer,
            "signers": signers,
            "language": "zh-hans",
            "expires_at": timezone.now() + timedelta(days=7),
            "actor": Actor.user(zhang_min),
            **changes,
        }
        return actions.open_envelope(**values)

    return open_it


@pytest.fixture
def envelope(open_for: Callable[..., Envelope]) -> Envelope:
    return open_for()


@pytest.fixture
def signer(envelope: Envelope) -> Signer:
    """王芳's place in the envelope."""
    return envelope.signers.select_related("envelope").get(role="person")
