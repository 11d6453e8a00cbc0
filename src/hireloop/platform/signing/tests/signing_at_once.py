"""One step of a signing, run as a process of its own; the answer is JSON on the last line. See ``test_at_once.py``."""

import json
import sys
from datetime import timedelta
from typing import Any


def begin(count: int) -> list[dict[str, str]]:
    """An envelope that ``count`` people may sign at once, each with the document read and a code in hand."""
    from django.core.management import call_command
    from django.utils import timezone
    from weasyprint import HTML

    from hireloop.platform.audit.actor import Actor
    from hireloop.platform.directory.models import Employer, Person
    from hireloop.platform.signing import actions, queries
    from hireloop.platform.signing.testing import last_code

    call_command("migrate", verbosity=0)
    system = Actor.system("tests")
    names = ["王芳", "赵磊", "李强"][:count]
    people = [Person.objects.create(name=name, email=f"{number}@example.com") for number, name in enumerate(names)]
    employer = Employer.objects.create(name="云杉科技（演示）有限公司", credit_code="91310000MA1FL0XX0X")
    pdf = HTML(string="<h1>劳动合同</h1>" + "".join(f"<p>{name}（签字）：</p>" for name in names)).write_pdf()
    envelope = actions.open_envelope(
        title="劳动合同",
        pdf=pdf,
        kind="contract",
        subject=employer,
        signers=[actions.SignerSpec("person", each.name, person=each, order=1) for each in people],
        language="zh-hans",
        expires_at=timezone.now() + timedelta(days=7),
        actor=system,
    )
    found = []
    for signer in envelope.signers.select_related("envelope"):
        for page in range(queries.newest_version(envelope).pages):
            actions.note_page_seen(signer, page)
        actions.confirm_read(signer, actor=system)
        actions.send_code(signer, actor=system)
        found.append({"id": str(signer.pk), "code": last_code()})
    return found


def sign(signer_id: str, code: str) -> str:
    from hireloop.platform.audit.actor import Actor
    from hireloop.platform.signing import actions
    from hireloop.platform.signing.models import Signer

    signer = Signer.objects.select_related("envelope").get(pk=signer_id)
    intent = actions.Intent(agrees=True, typed_name=signer.name, code=code)
    return told(lambda: actions.sign_in_person(signer, intent, actor=Actor.system("tests")), "signed")


def cancel() -> str:
    from hireloop.platform.audit.actor import Actor
    from hireloop.platform.signing import actions
    from hireloop.platform.signing.models import Envelope

    system = Actor.system("tests")
    return told(lambda: actions.cancel(Envelope.objects.get(), reason="撤回", actor=system), "cancelled")


def told(act: Any, done: str) -> str:
    from hireloop.kernel.errors import HireloopError

    try:
        act()
    except HireloopError as error:
        return str(error.code)
    return done


def look() -> dict[str, Any]:
    from hireloop.platform.audit.models import AuditRow
    from hireloop.platform.signing.checking import check
    from hireloop.platform.signing.models import Envelope
    from hireloop.platform.signing.queries import content_of, newest_version

    envelope = Envelope.objects.get()
    newest = newest_version(envelope)
    found = check(content_of(newest)).verification if newest.number else None
    return {
        "state": envelope.state,
        "signatures": sum(each.kind == "signature" for each in found.signatures) if found else 0,
        "valid": bool(found and found.bottom_line),
        "versions": envelope.versions.count(),
        "trail": AuditRow.objects.filter(key="signing.signed").count(),
    }


if __name__ == "__main__":
    import django

    django.setup()
    step, *given = sys.argv[1:]
    answers = {"open": lambda: begin(int(given[0])), "sign": lambda: sign(*given), "cancel": cancel, "look": look}
    sys.stdout.write(json.dumps(answers[step]()) + "\n")
