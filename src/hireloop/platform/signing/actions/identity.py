"""Who signs is who they say: one-time code, ID number, and the colleague's password or second factor.

Wrong tries are written in a transaction of their own, so that they count although the act itself is refused.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from hireloop.kernel.errors import BadInput, Conflict, HireloopError
from hireloop.platform.accounts.models import User
from hireloop.platform.audit.actions import record
from hireloop.platform.audit.actor import Actor
from hireloop.platform.notifications import actions as notifications
from hireloop.platform.vault.blind import blind_index, keyed_hash

from ..codes import new_one_time_code
from ..events import SignerCodeChecked, SignerCodeSent
from ..models import OneTimeCode, Signer, StepKind
from ..states import Check
from ..steps import note
from .ending import check_up

MOST_TRIES = 5
SENT_AGAIN_AFTER = timedelta(seconds=60)
MOST_CODES_A_DAY = 12
WRONG_PAUSE = timedelta(minutes=15)
WRONG_NUMBERS = (StepKind.ID_WRONG, StepKind.ID_REFUSED, StepKind.ID_UNKNOWN)


class TooOften(HireloopError):
    code = "too_often"
    status = 429


@transaction.atomic
def send_code(signer: Signer, *, actor: Actor) -> OneTimeCode:
    """A fresh code by mail; earlier ones end. Not more often than once a minute, twelve times a day."""
    check_up(signer)
    now = timezone.now()
    sent = signer.codes.filter(created_at__gt=now - timedelta(days=1))
    if sent.filter(created_at__gt=now - SENT_AGAIN_AFTER).exists():
        raise TooOften(_("A code was sent a moment ago. Please wait a minute before asking for another."))
    if sent.count() >= MOST_CODES_A_DAY:
        raise TooOften(_("Too many codes were sent today. Please try again tomorrow, or reply to our mail."))
    signer.codes.filter(ended_at=None).update(ended_at=now, updated_at=now)
    typed = new_one_time_code()
    minutes = settings.SIGNING_CODE_MINUTES
    code = OneTimeCode.objects.create(
        signer=signer, code_hash=_hash(signer, typed), expires_at=now + timedelta(minutes=minutes)
    )
    notifications.send(
        "signing_code",
        to_person=signer.person,
        to_address=signer.email,
        language=signer.envelope.language,
        context={
            "name": signer.name,
            "title": signer.envelope.title,
            "one_time_code": typed,
            "minutes": minutes,
        },
        actor=actor,
    )
    note(signer, StepKind.CODE_SENT, actor=actor)
    event = SignerCodeSent(signer.envelope_id, signer.id)
    record(event, actor=actor, person=signer.envelope.person_id, subject=signer.envelope)
    return code


def check_code(signer: Signer, typed: str, *, actor: Actor) -> OneTimeCode:
    """The standing code, if it is the one typed; BadInput says how many tries are left."""
    code = signer.codes.filter(ended_at=None).first()
    if code is None or code.expires_at <= timezone.now():
        raise BadInput(_("The code is no longer good. Please ask for a new one."), code="code_expired")
    if constant_time_compare(code.code_hash, _hash(signer, "".join(typed.split()))):
        return code
    left = MOST_TRIES - code.wrong_tries - 1
    _count_wrong_code(signer, code, actor=actor)
    if left <= 0:
        raise BadInput(
            _("The code was wrong too often and is no longer good. Please ask for a new one."), code="code_used_up"
        )
    raise BadInput(_("The code is wrong. %(left)s tries are left.") % {"left": left}, code="code_wrong")


def use_up(code: OneTimeCode) -> None:
    """Inside the signing transaction: a code signs once, whatever happens at the same time."""
    now = timezone.now()
    if not OneTimeCode.objects.filter(pk=code.pk, ended_at=None).update(ended_at=now, updated_at=now):
        raise Conflict(_("This code was used already. Please ask for a new one."), code="code_used")


def check_id_number(signer: Signer, typed: str, *, actor: Actor) -> None:
    """Compared through the blind index; after five tries that were wrong, here or at the identity service, a
    quarter of an hour passes."""
    since = timezone.now() - WRONG_PAUSE
    if signer.steps.filter(kind__in=WRONG_NUMBERS, created_at__gt=since).count() >= MOST_TRIES:
        raise TooOften(_("The ID number was wrong too often. Please wait a quarter of an hour."))
    is_right = constant_time_compare(blind_index(typed, "id_number"), signer.id_number_index)
    with transaction.atomic():
        note(signer, StepKind.ID_RIGHT if is_right else StepKind.ID_WRONG, actor=actor)
        _record_check(signer, is_right, actor=actor)
    if not is_right:
        raise BadInput(_("This is not the ID number that we have for you."), code="id_number")


def check_colleague(user: User, *, password: str, second_factor: str) -> list[Check]:
    """Password once more, and the second factor where the colleague has one; which checks were passed."""
    passed = []
    if user.has_usable_password():
        if not user.check_password(password):
            raise BadInput(_("The password is wrong."), code="password")
        passed.append(Check.PASSWORD)
    if second_factor_of(user) is not None:
        _check_second_factor(user, second_factor)
        passed.append(Check.SECOND_FACTOR)
    if not passed:
        raise Conflict(
            _("You have neither a password nor a second factor here. Set up two-step sign-in in your settings first."),
            code="no_way_to_confirm",
        )
    return passed


def second_factor_of(user: User) -> object | None:
    from allauth.mfa.models import Authenticator

    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()


def _check_second_factor(user: User, typed: str) -> None:
    authenticator = second_factor_of(user)
    if not authenticator.wrap().validate_code("".join(typed.split())):  # type: ignore[attr-defined]
        raise BadInput(_("The code of your second factor is wrong."), code="second_factor")


@transaction.atomic
def _count_wrong_code(signer: Signer, code: OneTimeCode, *, actor: Actor) -> None:
    standing = OneTimeCode.objects.filter(pk=code.pk)
    standing.update(wrong_tries=F("wrong_tries") + 1, updated_at=timezone.now())
    standing.filter(wrong_tries__gte=MOST_TRIES).update(ended_at=timezone.now())
    note(signer, StepKind.CODE_WRONG, actor=actor)
    _record_check(signer, False, actor=actor)


def _record_check(signer: Signer, is_right: bool, *, actor: Actor) -> None:
    event = SignerCodeChecked(signer.envelope_id, signer.id, is_right)
    record(event, actor=actor, person=signer.envelope.person_id, subject=signer.envelope)


def _hash(signer: Signer, typed: str) -> str:
    return keyed_hash(f"signing:{signer.pk}:{typed}".encode())
