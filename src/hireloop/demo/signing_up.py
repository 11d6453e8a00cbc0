"""Somebody signs in the demo as a person would: open, read, ask for the code, type one's name."""

import re

from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications.models import Message
from hireloop.platform.signing import actions as signing
from hireloop.platform.signing import queries as envelopes
from hireloop.platform.signing.models import Envelope, Signer

CODE = re.compile(r"\b\d{6}\b")


def sign_by_code(envelope: Envelope, signer: Signer, *, id_number: str = "") -> None:
    assert signer.person is not None
    actor = Actor.candidate(signer.person)
    signing.note_opened(signer, actor=actor)
    for number in range(envelopes.newest_version(envelope).pages):
        signing.note_page_seen(signer, number)
    signing.confirm_read(signer, actor=actor)
    signing.send_code(signer, actor=actor)
    letter = Message.objects.filter(template="signing_code", person=signer.person).latest("created_at")
    code = CODE.search(letter.body)
    assert code is not None
    intent = signing.Intent(agrees=True, typed_name=signer.name, code=code[0], id_number=id_number)
    signing.sign_in_person(signer, intent, actor=actor)
